using Reporting.Domain.Reports;
using Reporting.Domain.Time;

namespace Reporting.Domain.Workspaces.Reports;

/// <summary>Versions of templates that workspaces were built with, by template id, the one built last first.</summary>
public sealed record TemplateVersionsReport(IReadOnlyList<TemplateVersionUse> Versions) : IReport
{
    public int Rows => Versions.Count;
}

/// <param name="Workspaces">Whose newest build of the window is of the version.</param>
/// <param name="Builds">All of the window.</param>
public sealed record TemplateVersionUse(Guid TemplateId, Guid VersionId, long Workspaces, long Builds, DateTimeOffset FirstBuiltAt, DateTimeOffset LastBuiltAt);

public interface ITemplateVersionsReader
{
    /// <summary>The versions with a build in the window, by template id, then those built last first, then by id.</summary>
    Task<IReadOnlyList<TemplateVersionUse>> ReadAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken);
}
