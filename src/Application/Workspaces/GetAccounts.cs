using FluentValidation;
using MediatR;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Access;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>Which accounts there are, and when each was last at work in a span.</summary>
internal sealed record GetAccountsQuery(int InstanceId, ReportSpan Span) : IReportQuery<AccountsReport>, ISpanQuery;

internal sealed class GetAccountsValidator : AbstractValidator<GetAccountsQuery>
{
    public GetAccountsValidator() => this.MustBeASpan();
}

internal sealed class GetAccountsHandler(IDeploymentReader deployment, IPresenceReader presence, IUserMasks masks) : IRequestHandler<GetAccountsQuery, AccountsReport>
{
    public async Task<AccountsReport> Handle(GetAccountsQuery request, CancellationToken cancellationToken)
    {
        var accounts = await deployment.ReadAccountsAsync(request.InstanceId, cancellationToken);
        var last = await presence.ReadLastUseAsync(request.InstanceId, request.Span.ToWindow(), cancellationToken);
        var mask = await masks.ReadAsync(request.InstanceId, cancellationToken);
        IReadOnlyList<Account> known = [.. accounts.Select(account => account with { LastUsedAt = last.TryGetValue(account.UserId, out var at) ? at : null })];
        var shown = mask.Apply(known, account => account.UserId, account => account with { UserId = mask.IdOf(account.UserId), Username = mask.NameOf(account.UserId, account.Username) });
        return new AccountsReport(mask.ShowsNames ? shown : [.. shown.OrderBy(account => account.Username, StringComparer.Ordinal)]);
    }
}
