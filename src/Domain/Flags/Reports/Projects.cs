using Reporting.Domain.Flags.Records;
using Reporting.Domain.Reports;

namespace Reporting.Domain.Flags.Reports;

/// <summary>Which projects there are, and of which there was one.</summary>
public interface IProjectReader
{
    /// <returns>By id (ordinal), archived ones too.</returns>
    Task<IReadOnlyList<Project>> ReadAsync(int instanceId, CancellationToken cancellationToken);

    /// <summary>Whether flags or events are known of a project.</summary>
    Task<bool> HasHistoryAsync(int instanceId, string project, CancellationToken cancellationToken);
}

public sealed record ProjectList(IReadOnlyList<Project> Projects) : IReport
{
    public int Rows => Projects.Count;
}

/// <param name="HasHistory">Whether flags or events of it are known, be it there or not.</param>
public sealed record ProjectHistory(bool HasHistory) : IReport
{
    public int Rows => 1;
}
