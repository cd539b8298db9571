using MediatR;
using Reporting.Application.Reports;
using Reporting.Domain.Reports;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>Whether there is such a template, so that one can be reported on.</summary>
internal sealed record GetTemplateStateQuery(int InstanceId, Guid TemplateId) : IReportQuery<TemplateState>;

/// <param name="Exists">Known and not deleted.</param>
internal sealed record TemplateState(bool Exists) : IReport
{
    public int Rows => 1;
}

internal sealed class GetTemplateStateHandler(ITemplateDirectory templates) : IRequestHandler<GetTemplateStateQuery, TemplateState>
{
    public async Task<TemplateState> Handle(GetTemplateStateQuery request, CancellationToken cancellationToken)
        => new(await templates.ExistsAsync(request.InstanceId, request.TemplateId, cancellationToken));
}
