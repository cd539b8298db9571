using System.Runtime.CompilerServices;
using FluentValidation;
using MediatR;
using Reporting.Application.Ingestion.Wire;
using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>Administrative acts, newest first.</summary>
/// <param name="From">A date-time with an offset, inclusive.</param>
/// <param name="To">A date-time with an offset, exclusive.</param>
/// <param name="Actor">The name or the id of a token.</param>
/// <param name="ConfinedTo">The one instance that the caller acts on.</param>
internal sealed record ListAuditQuery(string? From, string? To, string? Actor, int? ConfinedTo) : IRequest<IAsyncEnumerable<AuditEntry>>;

internal sealed class ListAuditValidator : AbstractValidator<ListAuditQuery>
{
    private const string NotATime = "must be a date-time with an offset";

    public ListAuditValidator()
    {
        RuleFor(query => query.From).Must(IsTime).WithMessage(NotATime);
        RuleFor(query => query.To).Must(IsTime).WithMessage(NotATime);
        RuleFor(query => query.Actor)
            .Must(actor => actor?.Contains('\0', StringComparison.Ordinal) is not true).WithMessage("must not have \\u0000");
    }

    private static bool IsTime(string? text) => text is null || Rfc3339.TryParse(text, out _);
}

internal sealed class ListAuditHandler(IAuditReader audit) : IRequestHandler<ListAuditQuery, IAsyncEnumerable<AuditEntry>>
{
    /// <summary>The first batch is read before anything is answered, so that a failure is still told.</summary>
    public async Task<IAsyncEnumerable<AuditEntry>> Handle(ListAuditQuery request, CancellationToken cancellationToken)
    {
        var filter = new AuditFilter(TimeOf(request.From), TimeOf(request.To), request.Actor, request.ConfinedTo);
        return StreamAsync(filter, await audit.ReadBatchAsync(filter, before: null, cancellationToken), cancellationToken);
    }

    private async IAsyncEnumerable<AuditEntry> StreamAsync(AuditFilter filter, IReadOnlyList<AuditEntry> batch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (batch.Count > 0)
        {
            foreach (var entry in batch)
            {
                yield return entry;
            }

            batch = await audit.ReadBatchAsync(filter, batch[^1].Id, cancellationToken);
        }
    }

    private static DateTimeOffset? TimeOf(string? text) => text is not null && Rfc3339.TryParse(text, out var time) ? time : null;
}
