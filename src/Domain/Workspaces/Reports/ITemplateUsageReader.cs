using Reporting.Domain.Time;

namespace Reporting.Domain.Workspaces.Reports;

/// <summary>The use of templates; windows are half-open and cut to whole half hours inside them, and minutes are whole.</summary>
public interface ITemplateUsageReader
{
    /// <summary>
    /// Templates, users and the minutes of each built-in way in of the window, and templates and users of each of its intervals, in
    /// the order of the intervals, which ascend and do not overlap.
    /// </summary>
    Task<TemplateUsage> ReadUsageAsync(
        int instanceId, TimeWindow window, IReadOnlyList<TimeWindow> intervals, TemplateFilter templates, CancellationToken cancellationToken);

    /// <summary>Templates with any usage in the window, ascending.</summary>
    Task<IReadOnlyList<Guid>> ReadTemplateIdsAsync(int instanceId, TimeWindow window, CancellationToken cancellationToken);

    /// <summary>Templates, users and the minutes of each built-in way in of each window; windows ascend and do not overlap.</summary>
    Task<IReadOnlyList<BuiltinUsage>> ReadBuiltinsAsync(int instanceId, IReadOnlyList<TimeWindow> windows, TemplateFilter templates, CancellationToken cancellationToken);

    /// <summary>The use of the apps known to their templates in each window, by slug, display name and icon (ordinal); windows ascend and do not overlap.</summary>
    Task<IReadOnlyList<IReadOnlyList<AppUsage>>> ReadAppsAsync(int instanceId, IReadOnlyList<TimeWindow> windows, TemplateFilter templates, CancellationToken cancellationToken);

    /// <summary>Parameter values of builds made in the window, by name, type, display name, description and options (ordinal).</summary>
    Task<IReadOnlyList<ParameterUsage>> ReadParametersAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken);
}

public sealed record TemplateUsage(BuiltinUsage Builtins, IReadOnlyList<WindowUsage> Intervals);

/// <param name="TemplateIds">Ascending.</param>
public sealed record WindowUsage(IReadOnlyList<Guid> TemplateIds, int ActiveUsers);

/// <param name="TemplateIds">Templates with any usage, ascending.</param>
public sealed record BuiltinUsage(
    IReadOnlyList<Guid> TemplateIds,
    int ActiveUsers,
    KindUsage Vscode,
    KindUsage Jetbrains,
    KindUsage ReconnectingPty,
    KindUsage Ssh,
    KindUsage Sftp);

/// <param name="TemplateIds">Templates with any minute of it, ascending.</param>
/// <param name="Minutes">At most 30 a user and half hour.</param>
public sealed record KindUsage(IReadOnlyList<Guid> TemplateIds, long Minutes);
