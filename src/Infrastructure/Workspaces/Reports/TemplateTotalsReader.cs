using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal sealed class TemplateTotalsReader(ReportingDbContext context) : ITemplateTotalsReader
{
    public async Task<IReadOnlyList<TemplateTotals>> ReadAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken)
    {
        var (rows, halfHours) = (new DayRows(context, instanceId, templates), new WindowHalfHours(window));
        var totals = new SortedDictionary<Guid, Sums>();
        await foreach (var day in rows.ReadMinutesAsync(halfHours.Days).WithCancellation(cancellationToken))
        {
            foreach (var row in day)
            {
                DayMinutes.Each(row, halfHours.Of(row.Day), (userId, _, measures) => Of(totals, row.TemplateId).Add(userId, measures[0]));
            }
        }

        var names = await TemplateDirectory.ReadNamesAsync(context, instanceId, [.. totals.Keys], cancellationToken);
        return [.. totals.Select(template => new TemplateTotals(template.Key, names.GetValueOrDefault(template.Key), template.Value.Users, template.Value.Minutes * 60))];
    }

    private static Sums Of(SortedDictionary<Guid, Sums> totals, Guid templateId)
    {
        if (!totals.TryGetValue(templateId, out var sums))
        {
            totals.Add(templateId, sums = new Sums());
        }

        return sums;
    }

    private sealed class Sums
    {
        private readonly HashSet<Guid> users = [];

        public int Users => users.Count;

        public long Minutes { get; private set; }

        public void Add(Guid userId, int minutes)
        {
            users.Add(userId);
            Minutes += minutes;
        }
    }
}
