using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>Adds up the minutes of apps by template. Within one template no half hour of a user has more than 30, so that nothing is capped.</summary>
internal sealed class TemplateAppsReader(ReportingDbContext context) : ITemplateAppsReader
{
    public async Task<IReadOnlyList<TemplateAppMinutes>> ReadAsync(
        int instanceId, TimeWindow window, TemplateFilter templates, bool countsUsers, CancellationToken cancellationToken)
    {
        var (rows, halfHours, used) = (new DayRows(context, instanceId, templates), new WindowHalfHours(window), new SortedDictionary<Guid, Minutes>());
        var days = await rows.ReadSumsAsync(halfHours, withUsers: countsUsers, row => Of(used, row.TemplateId).Add(row), cancellationToken);
        await AddHalfHoursAsync(rows, days, halfHours, used, cancellationToken);

        var names = await TemplateDirectory.ReadNamesAsync(context, instanceId, [.. used.Keys], cancellationToken);
        var known = await context.QueryAsync<KnownAppRow>("known_apps.sql", instanceId, [templates.ToParameter()], cancellationToken);
        var called = known.ToDictionary(app => (app.TemplateId, app.Slug), app => app.DisplayName);
        return [.. used.Select(template => template.Value.ToUse(template.Key, names.GetValueOrDefault(template.Key), called, countsUsers))];
    }

    private static async Task AddHalfHoursAsync(DayRows rows, IReadOnlyList<DateOnly> days, WindowHalfHours halfHours, SortedDictionary<Guid, Minutes> used, CancellationToken cancellationToken)
    {
        await foreach (var day in rows.ReadMinutesAsync(days).WithCancellation(cancellationToken))
        {
            foreach (var row in day)
            {
                DayMinutes.Each(row, halfHours.Of(row.Day), (userId, _, measures) => Of(used, row.TemplateId).Add(userId, measures));
            }
        }

        await foreach (var day in rows.ReadAppsAsync(days).WithCancellation(cancellationToken))
        {
            foreach (var row in day.Where(row => used.ContainsKey(row.TemplateId)))
            {
                AddApps(row, halfHours.Of(row.Day), used[row.TemplateId].Apps);
            }
        }
    }

    private static Minutes Of(SortedDictionary<Guid, Minutes> used, Guid templateId)
    {
        if (!used.TryGetValue(templateId, out var minutes))
        {
            used.Add(templateId, minutes = new Minutes());
        }

        return minutes;
    }

    private static void AddApps(TemplateDayRow row, ulong halfHours, Dictionary<string, long> apps)
    {
        var users = new ByteReader(row.Users);
        var contents = new ByteReader(row.Contents);
        var names = AppColumn.ReadNames(ref contents);
        while (!users.IsAtEnd)
        {
            users.ReadId();
            users.ReadHalfHours();
            for (var count = contents.ReadCount(); count > 0; count--)
            {
                var name = names[contents.ReadCount()];
                apps[name] = apps.GetValueOrDefault(name) + AppHalfHours.Read(ref contents, row.Contents).Within(halfHours).Sum();
            }
        }
    }

    private sealed class Minutes
    {
        private readonly HashSet<Guid> users = [];
        private readonly long[] kinds = new long[PackedDay.Kinds];

        public Dictionary<string, long> Apps { get; } = new(StringComparer.Ordinal);

        /// <summary>Adds a whole day.</summary>
        public void Add(TemplateSumsRow day)
        {
            TemplateUsers.EachUser(day.Users, (userId, _) => users.Add(userId));
            for (var kind = 0; kind < kinds.Length; kind++)
            {
                kinds[kind] += day.KindMins[kind];
            }

            foreach (var (name, minutes) in day.AppNames.Zip(day.AppMins))
            {
                Apps[name] = Apps.GetValueOrDefault(name) + minutes;
            }
        }

        /// <param name="measures">Usage in all, then the kinds.</param>
        public void Add(Guid userId, ReadOnlySpan<byte> measures)
        {
            users.Add(userId);
            for (var kind = 0; kind < kinds.Length; kind++)
            {
                kinds[kind] += measures[1 + kind];
            }
        }

        public TemplateAppMinutes ToUse(Guid templateId, string? name, Dictionary<(Guid TemplateId, string Slug), string> called, bool countsUsers)
        {
            KindUsage Of(int kind) => new(kinds[kind] > 0 ? [templateId] : [], kinds[kind]);
            return new TemplateAppMinutes(
                templateId,
                name,
                new BuiltinUsage([templateId], countsUsers ? users.Count : 0, Of(0), Of(1), Of(2), Of(3), Of(4)),
                [
                    .. Apps.Where(app => app.Value > 0 && called.ContainsKey((templateId, app.Key)))
                        .OrderBy(app => app.Key, StringComparer.Ordinal)
                        .Select(app => new AppMinutes(app.Key, called[(templateId, app.Key)], app.Value)),
                ]);
        }
    }
}
