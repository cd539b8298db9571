using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>How long and how often each known app was used.</summary>
internal sealed class AppUsageReader(ReportingDbContext context, int instanceId, TemplateFilter templates)
{
    /// <param name="windows">Ascending, without overlaps.</param>
    public async Task<IReadOnlyList<IReadOnlyList<AppUsage>>> ReadAsync(IReadOnlyList<TimeWindow> windows, CancellationToken cancellationToken)
    {
        var known = await context.QueryAsync<KnownAppRow>("known_apps.sql", instanceId, [templates.ToParameter()], cancellationToken);
        var halfHours = new WindowHalfHours(windows);
        return await TryReadAsync(known, halfHours, day => !halfHours.IsWhole(day), cancellationToken)
            ?? await TryReadAsync(known, halfHours, _ => true, cancellationToken)
            ?? throw new UnreachableException("Half hours have what days lack.");
    }

    /// <summary>Adds days up as they are stored, or by half hours.</summary>
    /// <returns>Null where a day waits to be computed after an upgrade.</returns>
    private async Task<IReadOnlyList<IReadOnlyList<AppUsage>>?> TryReadAsync(
        IReadOnlyList<KnownAppRow> known, WindowHalfHours halfHours, Predicate<DateOnly> isByHalfHour, CancellationToken cancellationToken)
    {
        var (apps, isIncomplete) = (new AppsOfWindows(known, halfHours), false);
        await new DayRows(context, instanceId, templates).ReadByGrainAsync(
            halfHours.Days,
            ("used_apps.sql", (day, columns) => isIncomplete |= !apps.TryAdd(day, columns)),
            ("template_apps.sql", apps.AddHalfHours),
            isByHalfHour,
            cancellationToken);
        return isIncomplete ? null : apps.ToUsage();
    }

    /// <summary>Sums by window; those of a window that is over are put together and let go.</summary>
    private sealed class AppsOfWindows(IReadOnlyList<KnownAppRow> known, WindowHalfHours windows)
    {
        private readonly SortedDictionary<int, KnownApps> open = [];
        private readonly IReadOnlyList<AppUsage>[] usage = [.. Enumerable.Repeat<IReadOnlyList<AppUsage>>([], windows.Count)];

        /// <param name="columns">The columns of <c>used_apps.sql</c>, of a day that belongs whole to a window.</param>
        /// <returns>Whether the day was packed.</returns>
        public bool TryAdd(DateOnly day, PackedRows columns)
        {
            var window = windows.On(day).First().Window;
            return new AppDaySum(Open(window)).TryAdd(day, columns);
        }

        public void AddHalfHours(IReadOnlyList<TemplateDayRow> day)
        {
            foreach (var (window, halfHours) in windows.On(day[0].Day))
            {
                var apps = Open(window);
                foreach (var row in day)
                {
                    AppUsageReader.AddHalfHours(apps, row, halfHours);
                }

                apps.EndDay(day[0].Day);
            }
        }

        public IReadOnlyList<AppUsage>[] ToUsage()
        {
            CloseBefore(windows.Count);
            return usage;
        }

        private KnownApps Open(int window)
        {
            if (!open.TryGetValue(window, out var apps))
            {
                CloseBefore(window);
                open.Add(window, apps = new KnownApps(known));
            }

            return apps;
        }

        private void CloseBefore(int window)
        {
            while (open.Count > 0 && open.First() is var (first, apps) && first < window)
            {
                usage[first] = apps.ToUsage();
                open.Remove(first);
            }
        }
    }

    private static void AddHalfHours(KnownApps apps, TemplateDayRow row, ulong halfHours)
    {
        var users = new ByteReader(row.Users);
        var contents = new ByteReader(row.Contents);
        var named = Array.ConvertAll(AppColumn.ReadNames(ref contents), name => apps.Find(row.TemplateId, name));
        while (!users.IsAtEnd)
        {
            var userId = users.ReadId();
            users.ReadHalfHours();
            var count = contents.ReadCount();
            for (var user = count > 0 ? apps.Users.Of(userId) : 0; count > 0; count--)
            {
                var app = named[contents.ReadCount()];
                var used = AppHalfHours.Read(ref contents, row.Contents);
                if (app is not null && (used.Present & halfHours) != 0)
                {
                    app.Add(row.TemplateId, user, used.Within(halfHours));
                }
            }
        }
    }
}

internal sealed record KnownAppRow(Guid TemplateId, string Slug, string DisplayName, string Icon);

internal sealed class KnownAppRowConfiguration : IEntityTypeConfiguration<KnownAppRow>
{
    public void Configure(EntityTypeBuilder<KnownAppRow> builder) => builder.HasNoKey().ToView(null);
}
