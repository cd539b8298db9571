using Reporting.Domain.Flags.Records;
using Reporting.Domain.Reports;

namespace Reporting.Domain.Flags.Reports;

/// <summary>Where events of the instance can happen: its projects, and its environments by name.</summary>
public sealed record EventPlaces(IReadOnlyList<Project> Projects, IReadOnlyList<string> Environments) : IReport
{
    public int Rows => Projects.Count + Environments.Count;
}
