using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>The use of each known app; apps of several templates with the same slug, name and icon are one.</summary>
internal sealed class KnownApps
{
    private readonly List<AppSum> apps;
    private readonly Dictionary<string, Dictionary<Guid, AppSum>> bySlug;

    public KnownApps(IReadOnlyList<KnownAppRow> known)
    {
        apps = [.. known.GroupBy(app => (app.Slug, app.DisplayName, app.Icon)).Select(same => new AppSum(same.First(), same.Select(app => app.TemplateId)))];
        bySlug = apps.GroupBy(app => app.Known.Slug, StringComparer.Ordinal).ToDictionary(
            same => same.Key,
            same => same.SelectMany(app => app.KnownTo.Select(templateId => (TemplateId: templateId, App: app))).ToDictionary(known => known.TemplateId, known => known.App),
            StringComparer.Ordinal);
    }

    /// <summary>The numbers of users.</summary>
    public IdIndex Users { get; } = new();

    /// <returns>Null where the template does not know it.</returns>
    public AppSum? Find(Guid templateId, string slug) => bySlug.GetValueOrDefault(slug)?.GetValueOrDefault(templateId);

    public void EndDay(DateOnly day) => apps.ForEach(app => app.EndDay(day));

    public IReadOnlyList<AppUsage> ToUsage() =>
    [
        .. apps
            .Where(app => app.IsUsed)
            .OrderBy(app => app.Known.Slug, StringComparer.Ordinal)
            .ThenBy(app => app.Known.DisplayName, StringComparer.Ordinal)
            .ThenBy(app => app.Known.Icon, StringComparer.Ordinal)
            .Select(app => app.ToUsage()),
    ];
}
