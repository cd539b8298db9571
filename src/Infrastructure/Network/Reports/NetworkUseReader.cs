using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using Reporting.Domain.Network.Reports;
using Reporting.Domain.Time;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Network.Reports;

internal sealed class NetworkUseReader(ReportingDbContext context) : INetworkUseReader
{
    public async Task<IReadOnlyList<DeviceUse>> ReadDevicesAsync(int instanceId, TimeWindow window, CancellationToken cancellationToken)
        => await context.QueryAsync<DeviceUse>("device_use.sql", instanceId, Parameters(window), cancellationToken);

    public async Task<IReadOnlyList<NetworkUserUse>> ReadUsersAsync(int instanceId, TimeWindow window, CancellationToken cancellationToken)
        => await context.QueryAsync<NetworkUserUse>("network_users.sql", instanceId, Parameters(window), cancellationToken);

    public async Task<IReadOnlyList<UnusedDevice>> ReadUnusedDevicesAsync(int instanceId, DateOnly since, CancellationToken cancellationToken)
        => await context.QueryAsync<UnusedDevice>("unused_devices.sql", instanceId, [new NpgsqlParameter<DateOnly>("since", since)], cancellationToken);

    private static NpgsqlParameter[] Parameters(TimeWindow window) =>
    [
        new NpgsqlParameter<DateTimeOffset>("window_start", window.StartUtc),
        new NpgsqlParameter<DateTimeOffset>("window_end", window.EndUtc),
    ];
}

internal sealed class DeviceUseConfiguration : IEntityTypeConfiguration<DeviceUse>
{
    public void Configure(EntityTypeBuilder<DeviceUse> builder) => builder.HasNoKey().ToView(null);
}

internal sealed class NetworkUserUseConfiguration : IEntityTypeConfiguration<NetworkUserUse>
{
    public void Configure(EntityTypeBuilder<NetworkUserUse> builder) => builder.HasNoKey().ToView(null);
}

internal sealed class UnusedDeviceConfiguration : IEntityTypeConfiguration<UnusedDevice>
{
    public void Configure(EntityTypeBuilder<UnusedDevice> builder) => builder.HasNoKey().ToView(null);
}
