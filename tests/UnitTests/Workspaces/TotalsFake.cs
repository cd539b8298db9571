using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.UnitTests.Workspaces;

internal sealed class TotalsFake : ITemplateTotalsReader
{
    public Task<IReadOnlyList<TemplateTotals>> ReadAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<TemplateTotals>>([new(new Guid(1, 0, 0, new byte[8]), "go", 2, 120), new(new Guid(2, 0, 0, new byte[8]), null, 1, 60)]);
}
