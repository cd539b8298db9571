using Reporting.Application.Health;
using Reporting.Domain.Ingestion;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.UnitTests.Workspaces;

/// <summary>Readers that answer what the test says, and remember what they were asked.</summary>
internal sealed class ReadersFake
    : IActiveUsersReader, IUserActivityReader, IUserLatencyReader, ITemplateUsageReader, IUserStatusReader, ITemplateDirectory, IDataVersions, IReadiness
{
    private static readonly KindUsage Unused = new([], 0);

    public long Version { get; set; } = 1;

    public int Reads { get; private set; }

    public Exception? Broken { get; set; }

    public IReadOnlyList<TimeWindow> Windows { get; private set; } = [];

    public IReadOnlyList<DateTimeOffset> Instants { get; private set; } = [];

    public TemplateFilter Templates { get; private set; } = TemplateFilter.Deployment;

    public IReadOnlyList<UserActivity> Activity { get; set; } = [];

    public IReadOnlyList<UserLatency> Latency { get; set; } = [];

    public IReadOnlyList<AppUsage> Apps { get; set; } = [];

    public IReadOnlyList<ParameterUsage> Parameters { get; set; } = [];

    public UserStatusReport Statuses { get; set; } = new(new Dictionary<string, IReadOnlyList<StatusCount>>(StringComparer.Ordinal));

    public HashSet<Guid> Existing { get; } = [];

    public Readiness Readiness { get; set; } = new(IsReady: true, "ready");

    public Task<long> ReadAsync(int instanceId, CancellationToken cancellationToken) => Task.FromResult(Version);

    public Task<Readiness> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(Readiness);

    public Task<bool> ExistsAsync(int instanceId, Guid templateId, CancellationToken cancellationToken) => Task.FromResult(Existing.Contains(templateId));

    public Task<IReadOnlyList<int>> CountAsync(int instanceId, IReadOnlyList<TimeWindow> windows, TemplateFilter templates, CancellationToken cancellationToken)
        => Answer<IReadOnlyList<int>>(windows, templates, [.. Enumerable.Range(0, windows.Count)]);

    Task<IReadOnlyList<UserActivity>> IUserActivityReader.ReadAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken)
        => Answer([window], templates, Activity);

    Task<IReadOnlyList<UserLatency>> IUserLatencyReader.ReadAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken)
        => Answer([window], templates, Latency);

    public Task<TemplateUsage> ReadUsageAsync(
        int instanceId, TimeWindow window, IReadOnlyList<TimeWindow> intervals, TemplateFilter templates, CancellationToken cancellationToken)
        => Answer(
            intervals.Count == 0 ? [window] : intervals,
            templates,
            new TemplateUsage(
                new BuiltinUsage([], 3, new KindUsage([Guid.Empty], 2), Unused, Unused, Unused, Unused),
                [.. intervals.Select((_, index) => new WindowUsage([], index))]));

    public Task<IReadOnlyList<Guid>> ReadTemplateIdsAsync(int instanceId, TimeWindow window, CancellationToken cancellationToken)
        => Answer<IReadOnlyList<Guid>>([window], TemplateFilter.Deployment, []);

    public Task<IReadOnlyList<BuiltinUsage>> ReadBuiltinsAsync(int instanceId, IReadOnlyList<TimeWindow> windows, TemplateFilter templates, CancellationToken cancellationToken)
        => Answer<IReadOnlyList<BuiltinUsage>>(windows, templates, [.. windows.Select((_, index) => new BuiltinUsage([], index, new KindUsage([Guid.Empty], index), Unused, Unused, Unused, Unused))]);

    public Task<IReadOnlyList<IReadOnlyList<AppUsage>>> ReadAppsAsync(int instanceId, IReadOnlyList<TimeWindow> windows, TemplateFilter templates, CancellationToken cancellationToken)
        => Answer<IReadOnlyList<IReadOnlyList<AppUsage>>>(windows, templates, [.. windows.Select(_ => Apps)]);

    public Task<IReadOnlyList<ParameterUsage>> ReadParametersAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken)
        => Answer([window], templates, Parameters);

    public Task<UserStatusReport> CountAsync(int instanceId, IReadOnlyList<DateTimeOffset> instants, DateTimeOffset end, CancellationToken cancellationToken)
    {
        Instants = instants;
        return Answer([], TemplateFilter.Deployment, Statuses);
    }

    private Task<TAnswer> Answer<TAnswer>(IReadOnlyList<TimeWindow> windows, TemplateFilter templates, TAnswer answer)
    {
        Reads++;
        Windows = windows;
        Templates = templates;
        return Broken is null ? Task.FromResult(answer) : Task.FromException<TAnswer>(Broken);
    }
}
