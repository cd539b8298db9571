using FluentValidation;
using MediatR;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Insights;

/// <summary>How often applications asked for flags in a span, by environment.</summary>
/// <param name="Projects">Whose flags are meant; none for all.</param>
internal sealed record GetApplicationUseQuery(int InstanceId, IReadOnlyList<string> Projects, ReportSpan Span) : IReportQuery<ApplicationUseReport>, ISpanQuery;

internal sealed class GetApplicationUseValidator : AbstractValidator<GetApplicationUseQuery>
{
    public GetApplicationUseValidator() => this.MustBeAShortSpan();
}

internal sealed class GetApplicationUseHandler(IFlagUseReader use) : IRequestHandler<GetApplicationUseQuery, ApplicationUseReport>
{
    public async Task<ApplicationUseReport> Handle(GetApplicationUseQuery request, CancellationToken cancellationToken)
        => new(await use.ReadApplicationsAsync(request.InstanceId, request.Projects, request.Span.ToWindow(), cancellationToken));
}
