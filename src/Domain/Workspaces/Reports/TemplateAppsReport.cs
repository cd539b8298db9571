using Reporting.Domain.Reports;
using Reporting.Domain.Time;

namespace Reporting.Domain.Workspaces.Reports;

/// <summary>How long workspaces of each template were used through each app, by template id; what was not used is left out.</summary>
public sealed record TemplateAppsReport(IReadOnlyList<TemplateApp> Apps) : IReport
{
    public int Rows => Apps.Count;
}

/// <param name="TemplateName">Null where the template is not known.</param>
public sealed record TemplateApp(Guid TemplateId, string? TemplateName, AppUsageType Type, string Slug, string DisplayName, long Seconds);

/// <summary>The use of each template through each app, in whole minutes.</summary>
public interface ITemplateAppsReader
{
    /// <summary>One entry for each template with a half hour of usage wholly inside the window, by template id.</summary>
    /// <param name="countsUsers">Whether <see cref="BuiltinUsage.ActiveUsers"/> is counted; it is 0 otherwise.</param>
    Task<IReadOnlyList<TemplateAppMinutes>> ReadAsync(int instanceId, TimeWindow window, TemplateFilter templates, bool countsUsers, CancellationToken cancellationToken);
}

/// <param name="Name">Null where the template is not known.</param>
/// <param name="Builtins">The ways in that every workspace has.</param>
/// <param name="Apps">The apps that are known to the template and were used, by slug (ordinal).</param>
public sealed record TemplateAppMinutes(Guid TemplateId, string? Name, BuiltinUsage Builtins, IReadOnlyList<AppMinutes> Apps);

public sealed record AppMinutes(string Slug, string DisplayName, long Minutes);
