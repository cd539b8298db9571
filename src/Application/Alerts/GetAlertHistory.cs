using FluentValidation;
using MediatR;
using Reporting.Domain.Alerts;

namespace Reporting.Application.Alerts;

/// <summary>The changes of a rule's state, newest first; null when there is no such rule, or the caller is confined to another instance.</summary>
/// <param name="Before">The id of the change that those wanted are older than.</param>
internal sealed record GetAlertHistoryQuery(string Name, long? Before, int Limit, int? ConfinedTo) : IRequest<IReadOnlyList<AlertTransition>?>
{
    public const int UsualLimit = 100;
}

internal sealed class GetAlertHistoryValidator : AbstractValidator<GetAlertHistoryQuery>
{
    public const int MaxLimit = 1_000;

    public GetAlertHistoryValidator() => RuleFor(query => query.Limit).Must(limit => limit is > 0 and <= MaxLimit).WithMessage($"must be a whole number from 1 to {MaxLimit}");
}

internal sealed class GetAlertHistoryHandler(IAlertRepository alerts) : IRequestHandler<GetAlertHistoryQuery, IReadOnlyList<AlertTransition>?>
{
    public async Task<IReadOnlyList<AlertTransition>?> Handle(GetAlertHistoryQuery request, CancellationToken cancellationToken)
        => await alerts.FindAsync(request.Name, cancellationToken) is { } alert && (request.ConfinedTo is null || request.ConfinedTo == alert.Rule.InstanceId)
            ? await alerts.ReadHistoryAsync(request.Name, request.Before, request.Limit, cancellationToken)
            : null;
}
