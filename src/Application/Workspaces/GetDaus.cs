using FluentValidation;
using MediatR;
using Reporting.Application.Pipeline;
using Reporting.Application.Rules;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>How many users worked on each of the last days, in the whole deployment.</summary>
internal sealed record GetDausQuery(int InstanceId, long TzOffset, ZoneInput? Timezone, DateTimeOffset Now)
    : IReportQuery<DauReport>, IDaysQuery
{
    public string CacheKey => $"daus|{this.DaysKey()}";
}

internal sealed class GetDausValidator : AbstractValidator<GetDausQuery>
{
    public GetDausValidator()
    {
        this.StopAtFirst();
        this.MustPlaceItsDays();
    }
}

internal sealed class GetDausHandler(IActiveUsersReader activeUsers) : IRequestHandler<GetDausQuery, DauReport>
{
    public Task<DauReport> Handle(GetDausQuery request, CancellationToken cancellationToken)
        => activeUsers.ReadDaysAsync(request.InstanceId, request, TemplateFilter.Deployment, cancellationToken);
}
