using MediatR;
using Reporting.Application.Reports;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>Which templates there are, used or not.</summary>
internal sealed record GetTemplatesQuery(int InstanceId) : IReportQuery<TemplatesReport>;

internal sealed class GetTemplatesHandler(IDeploymentReader deployment) : IRequestHandler<GetTemplatesQuery, TemplatesReport>
{
    public async Task<TemplatesReport> Handle(GetTemplatesQuery request, CancellationToken cancellationToken)
        => new(await deployment.ReadTemplatesAsync(request.InstanceId, cancellationToken));
}
