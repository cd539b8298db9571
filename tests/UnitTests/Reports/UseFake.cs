using Reporting.Domain.Flags.Reports;
using Reporting.Domain.Network.Reports;
using Reporting.Domain.Time;

namespace Reporting.UnitTests.Reports;

/// <summary>One flag, application, device and user; remembers what was asked for.</summary>
internal sealed class UseFake : IFlagUseReader, INetworkUseReader
{
    public FlagListFilter? Filter { get; private set; }

    public TimeWindow? Window { get; private set; }

    public Task<IReadOnlyList<ListedFlag>> ReadFlagsAsync(int instanceId, FlagListFilter filter, CancellationToken cancellationToken)
    {
        Filter = filter;
        return Task.FromResult<IReadOnlyList<ListedFlag>>([new("old", "shop", "release", new DateTimeOffset(2025, 4, 2, 9, 0, 0, TimeSpan.Zero), "stale", new DateOnly(2026, 1, 30))]);
    }

    public Task<IReadOnlyList<ApplicationUse>> ReadApplicationsAsync(int instanceId, IReadOnlyList<string> projects, TimeWindow window, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<ApplicationUse>>([new("production", "web", 3, 7, 5)]);

    public Task<IReadOnlyList<DeviceUse>> ReadDevicesAsync(int instanceId, TimeWindow window, CancellationToken cancellationToken)
    {
        Window = window;
        return Task.FromResult<IReadOnlyList<DeviceUse>>([new(12, "core", 8, 4, 3, 1)]);
    }

    public Task<IReadOnlyList<NetworkUserUse>> ReadUsersAsync(int instanceId, TimeWindow window, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<NetworkUserUse>>([new(7, 8, 1, 3, 1, 2), new(null, 1, 0, 0, 0, 0)]);

    public Task<IReadOnlyList<UnusedDevice>> ReadUnusedDevicesAsync(int instanceId, DateOnly since, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<UnusedDevice>>([new(77, null, since.AddDays(-1))]);
}
