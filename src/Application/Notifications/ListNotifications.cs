using FluentValidation;
using MediatR;
using Reporting.Application.Access;

namespace Reporting.Application.Notifications;

/// <summary>The newest notifications, newest first.</summary>
/// <param name="State">pending, sent or dead; null for all.</param>
internal sealed record ListNotificationsQuery(string? State, string? Receiver, int Limit = ListNotificationsQuery.UsualLimit) : IRequest<IReadOnlyList<OutboxEntry>>
{
    public const int UsualLimit = 100;
    public const int MaxLimit = 1_000;
}

internal sealed class ListNotificationsValidator : AbstractValidator<ListNotificationsQuery>
{
    public ListNotificationsValidator()
    {
        RuleFor(query => query.State).NameOf<ListNotificationsQuery, NotificationState>().When(query => query.State is not null);
        RuleFor(query => query.Receiver!).ResourceName().When(query => query.Receiver is not null);
        RuleFor(query => query.Limit).InclusiveBetween(1, ListNotificationsQuery.MaxLimit).WithMessage($"must be from 1 to {ListNotificationsQuery.MaxLimit}");
    }
}

internal sealed class ListNotificationsHandler(IOutboxReader outbox) : IRequestHandler<ListNotificationsQuery, IReadOnlyList<OutboxEntry>>
{
    public Task<IReadOnlyList<OutboxEntry>> Handle(ListNotificationsQuery request, CancellationToken cancellationToken)
        => outbox.ReadAsync(
            request.State is { } state ? Enum.Parse<NotificationState>(state, ignoreCase: true) : null, request.Receiver, request.Limit, cancellationToken);
}

/// <summary>Null when there is none of the id.</summary>
internal sealed record GetNotificationQuery(Guid Id) : IRequest<OutboxEntry?>;

internal sealed class GetNotificationHandler(IOutboxReader outbox) : IRequestHandler<GetNotificationQuery, OutboxEntry?>
{
    public Task<OutboxEntry?> Handle(GetNotificationQuery request, CancellationToken cancellationToken) => outbox.FindAsync(request.Id, cancellationToken);
}

/// <summary>Has a notification that is dead sent again.</summary>
internal sealed record RetryNotificationCommand(Guid Id) : IRequest<RetryNotificationOutcome>, IAdministrativeAct;

internal enum RetryNotificationOutcome
{
    Retried,
    Unknown,

    /// <summary>It waits to be sent, or was sent.</summary>
    NotDead,
}

internal sealed class RetryNotificationHandler(IOutboxReader outbox) : IRequestHandler<RetryNotificationCommand, RetryNotificationOutcome>
{
    public async Task<RetryNotificationOutcome> Handle(RetryNotificationCommand request, CancellationToken cancellationToken)
    {
        if (await outbox.FindAsync(request.Id, cancellationToken) is null)
        {
            return RetryNotificationOutcome.Unknown;
        }

        return await outbox.RetryAsync(request.Id, cancellationToken) ? RetryNotificationOutcome.Retried : RetryNotificationOutcome.NotDead;
    }
}
