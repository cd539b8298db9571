using Reporting.Domain.Time;

namespace Reporting.Domain.Workspaces.Reports;

public interface ITemplateUsageReader
{
    /// <summary>Templates and users of each window, in the order of the windows, which ascend and do not overlap.</summary>
    Task<IReadOnlyList<WindowUsage>> ReadWindowsAsync(int instanceId, IReadOnlyList<TimeWindow> windows, TemplateFilter templates, CancellationToken cancellationToken);

    /// <summary>The first UTC day with any usage; null where there is none.</summary>
    Task<DateOnly?> FindFirstDayAsync(int instanceId, CancellationToken cancellationToken);

    /// <summary>Templates, users and the minutes of each built-in way in.</summary>
    Task<BuiltinUsage> ReadBuiltinsAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken);

    /// <summary>The use of the apps known to their templates, by slug, display name and icon (ordinal).</summary>
    Task<IReadOnlyList<AppUsage>> ReadAppsAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken);

    /// <summary>Parameter values of builds made in the window, by name, type, display name, description and options (ordinal).</summary>
    Task<IReadOnlyList<ParameterUsage>> ReadParametersAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken);
}

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
