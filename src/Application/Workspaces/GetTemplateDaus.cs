using FluentValidation;
using MediatR;
using Reporting.Application.Pipeline;
using Reporting.Application.Rules;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>How many users worked with one template on each of the last days.</summary>
internal sealed record GetTemplateDausQuery(int InstanceId, Guid TemplateId, long TzOffset, ZoneInput? Timezone, DateTimeOffset Now)
    : IReportQuery<DauReport>, IDaysQuery
{
    public string CacheKey => $"template-daus|{TemplateId}|{this.DaysKey()}";
}

internal sealed class GetTemplateDausValidator : AbstractValidator<GetTemplateDausQuery>
{
    public GetTemplateDausValidator()
    {
        this.StopAtFirst();
        this.MustPlaceItsDays();
    }
}

internal sealed class GetTemplateDausHandler(IActiveUsersReader activeUsers) : IRequestHandler<GetTemplateDausQuery, DauReport>
{
    public Task<DauReport> Handle(GetTemplateDausQuery request, CancellationToken cancellationToken)
        => activeUsers.ReadDaysAsync(request.InstanceId, request, new TemplateFilter([request.TemplateId]), cancellationToken);
}
