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
    public async Task<IReadOnlyList<AppUsage>> ReadAsync(TimeWindow window, CancellationToken cancellationToken)
    {
        var known = await context.QueryAsync<KnownAppRow>("known_apps.sql", instanceId, [templates.ToParameter()], cancellationToken);
        var (apps, halfHours) = (new KnownApps(known), new WindowHalfHours(window));
        if (!await TryAddDaysAsync(apps, halfHours, cancellationToken))
        {
            apps = new KnownApps(known);
            await AddHalfHoursAsync(apps, halfHours, halfHours.Days, cancellationToken);
        }

        return apps.ToUsage();
    }

    /// <summary>Adds whole days up as they are stored, and half hours of the days that the window cuts.</summary>
    /// <returns>False where a day waits to be computed after an upgrade.</returns>
    private async Task<bool> TryAddDaysAsync(KnownApps apps, WindowHalfHours halfHours, CancellationToken cancellationToken)
    {
        var (cut, whole) = (halfHours.CutDays.ToList(), halfHours.Days);
        if (cut is [var first, ..] && first.First == whole.First)
        {
            await AddHalfHoursAsync(apps, halfHours, first, cancellationToken);
            cut.RemoveAt(0);
            whole = whole with { First = first.End };
        }

        whole = cut is [var end] ? whole with { End = end.First } : whole;
        using var packed = new PackedRows(context, instanceId);
        var sum = new AppDaySum(apps);
        await packed.ReadAsync("used_apps.sql", whole.ToParameters(), sum.Add, cancellationToken);
        foreach (var range in cut)
        {
            await AddHalfHoursAsync(apps, halfHours, range, cancellationToken);
        }

        return !sum.IsIncomplete;
    }

    private async Task AddHalfHoursAsync(KnownApps apps, WindowHalfHours halfHours, DayRange days, CancellationToken cancellationToken)
    {
        await foreach (var day in new DayRows(context, instanceId, templates).ReadAppsAsync(days).WithCancellation(cancellationToken))
        {
            foreach (var row in day)
            {
                AddHalfHours(apps, row, halfHours.Of(row.Day));
            }

            apps.EndDay(day[0].Day);
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
