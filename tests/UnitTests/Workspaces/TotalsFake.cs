using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.UnitTests.Workspaces;

internal sealed class TotalsFake : ITemplateTotalsReader
{
    /// <summary>Two templates; of several windows the first is without use, and each has more than the one before.</summary>
    public Task<IReadOnlyList<TemplateTrend>> ReadAsync(int instanceId, IReadOnlyList<TimeWindow> windows, TemplateFilter templates, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<TemplateTrend>>(windows.Count == 1
            ? [new(Id(1), "go", [new TemplateUse(2, 120)]), new(Id(2), null, [new TemplateUse(1, 60)])]
            : [new(Id(1), "go", [.. windows.Select((_, index) => new TemplateUse(index, 60L * index))])]);

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
