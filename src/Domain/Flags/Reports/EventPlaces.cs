using Reporting.Domain.Reports;

namespace Reporting.Domain.Flags.Reports;

/// <summary>Where events of the instance can happen: its projects, and its environments by name.</summary>
public sealed record EventPlaces(IReadOnlyList<EventProject> Projects, IReadOnlyList<string> Environments) : IReport
{
    public int Rows => Projects.Count + Environments.Count;
}

/// <param name="Id">What events say.</param>
/// <param name="Name">What people call it.</param>
public sealed record EventProject(string Id, string Name);
