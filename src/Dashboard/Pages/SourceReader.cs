using Reporting.Application.Sources;
using Reporting.Dashboard.Rendering;
using Reporting.Domain.Access;
using Reporting.Domain.Sources;

namespace Reporting.Dashboard.Pages;

/// <summary>Reads how the sources of the instances that the caller sees stand. What one is called, why it fails, and what it leaves out, is told to those alone who may ask the API.</summary>
internal sealed class SourceReader(PageReports reports, PageContext context)
{
    /// <summary>Whether the caller is told all of it.</summary>
    public bool TellsAll => context.Role is TokenRole.Admin or TokenRole.Auditor;

    public async Task<IReadOnlyList<SourceStatus>> ReadAsync()
        => [.. (await reports.SendAsync(new ListSourcesQuery())).Where(IsShown).Select(source => TellsAll ? source : source with { Name = "", Error = null, LeftOut = LeftOutRecords.None })];

    private bool IsShown(SourceStatus source)
        => (TellsAll && context.ActsOnAll) || context.Instances.Any(instance => string.Equals(instance.Key, source.Instance, StringComparison.Ordinal));
}
