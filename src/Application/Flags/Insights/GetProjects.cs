using MediatR;
using Reporting.Application.Reports;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Insights;

/// <summary>Which projects there are, archived ones too.</summary>
internal sealed record GetProjectsQuery(int InstanceId) : IReportQuery<ProjectList>;

/// <summary>Whether flags or events are known of a project that may be no more.</summary>
internal sealed record GetProjectHistoryQuery(int InstanceId, string Project) : IReportQuery<ProjectHistory>;

internal sealed class GetProjectsHandler(IProjectReader projects) : IRequestHandler<GetProjectsQuery, ProjectList>
{
    public async Task<ProjectList> Handle(GetProjectsQuery request, CancellationToken cancellationToken)
        => new(await projects.ReadAsync(request.InstanceId, cancellationToken));
}

internal sealed class GetProjectHistoryHandler(IProjectReader projects) : IRequestHandler<GetProjectHistoryQuery, ProjectHistory>
{
    public async Task<ProjectHistory> Handle(GetProjectHistoryQuery request, CancellationToken cancellationToken)
        => new(await projects.HasHistoryAsync(request.InstanceId, request.Project, cancellationToken));
}
