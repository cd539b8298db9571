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
        var left = await rows.ReadSumsAsync(
            halfHours, withUsers: true,
            row =>
            {
                var sums = Of(totals, row.TemplateId);
                sums.Add(row.UsageMins);
                TemplateUsers.EachUser(row.Users, (userId, _) => sums.Add(userId));
            },
            cancellationToken);
        foreach (var days in left)
        {
            await foreach (var day in rows.ReadMinutesAsync(days).WithCancellation(cancellationToken))
            {
                foreach (var row in day)
                {
                    DayMinutes.Each(row, halfHours.Of(row.Day), (userId, _, measures) =>
                    {
                        var sums = Of(totals, row.TemplateId);
                        sums.Add(measures[0]);
                        sums.Add(userId);
                    });
                }
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

        public void Add(Guid userId) => users.Add(userId);

        public void Add(int minutes) => Minutes += minutes;
    }
}
