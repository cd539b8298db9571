using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>How long and how often each known app was used; apps of several templates with the same slug, name and icon are one.</summary>
internal sealed class AppUsageReader(ReportingDbContext context, int instanceId, TemplateFilter templates)
{
    public async Task<IReadOnlyList<AppUsage>> ReadAsync(TimeWindow window, CancellationToken cancellationToken)
    {
        var known = await context.QueryAsync<KnownAppRow>("known_apps.sql", instanceId, [templates.ToParameter()], cancellationToken);
        var apps = known.GroupBy(app => (app.Slug, app.DisplayName, app.Icon)).Select(same => new AppSum(same.First(), same.Select(app => app.TemplateId))).ToList();
        var byTemplate = apps
            .SelectMany(app => app.KnownTo.Select(templateId => (TemplateId: templateId, App: app)))
            .ToDictionary(known => (known.TemplateId, known.App.Known.Slug), known => known.App);
        var (halfHours, users) = (new WindowHalfHours(window), new IdIndex());
        await foreach (var day in new DayRows(context, instanceId, templates).ReadAppsAsync(halfHours.Days).WithCancellation(cancellationToken))
        {
            foreach (var row in day)
            {
                Add(row, halfHours.Of(row.Day), users, byTemplate);
            }

            apps.ForEach(app => app.EndDay(day[0].Day));
        }

        return [.. apps
            .Where(app => app.IsUsed)
            .OrderBy(app => app.Known.Slug, StringComparer.Ordinal)
            .ThenBy(app => app.Known.DisplayName, StringComparer.Ordinal)
            .ThenBy(app => app.Known.Icon, StringComparer.Ordinal)
            .Select(app => app.ToUsage())];
    }

    private static void Add(TemplateDayRow row, ulong halfHours, IdIndex users, Dictionary<(Guid TemplateId, string Slug), AppSum> byTemplate)
    {
        var userColumn = new ByteReader(row.Users);
        var contents = new ByteReader(row.Contents);
        var apps = Array.ConvertAll(AppColumn.ReadNames(ref contents), name => byTemplate.GetValueOrDefault((row.TemplateId, name)));
        while (!userColumn.IsAtEnd)
        {
            var userId = userColumn.ReadId();
            userColumn.ReadHalfHours();
            var count = contents.ReadCount();
            for (var user = count > 0 ? users.Of(userId) : 0; count > 0; count--)
            {
                var app = apps[contents.ReadCount()];
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
