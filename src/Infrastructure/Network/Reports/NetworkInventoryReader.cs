using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Network.Reports;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Network.Reports;

internal sealed class NetworkInventoryReader(ReportingDbContext context) : INetworkInventoryReader
{
    public async Task<(NetworkInventory Inventory, NetworkTotals Totals)> ReadAsync(int instanceId, CancellationToken cancellationToken)
    {
        var rows = await context.QueryAsync<NetworkInventoryRow>("network_inventory.sql", instanceId, [], cancellationToken);
        return (rows[0].ToInventory(), rows[0].ToTotals());
    }
}

internal sealed record NetworkInventoryRow(
    long Devices,
    long DeviceGroups,
    long Vlans,
    long VlanGroups,
    long SnmpProfiles,
    long CredentialsProfiles,
    long Commands,
    long CommandLists,
    long ApiTokens,
    long LogEntries,
    long TotalChanges,
    long TotalCommands)
{
    public NetworkInventory ToInventory()
        => new(Devices, DeviceGroups, Vlans, VlanGroups, SnmpProfiles, CredentialsProfiles, Commands, CommandLists, ApiTokens, LogEntries);

    public NetworkTotals ToTotals() => new(TotalChanges, TotalCommands);
}

internal sealed class NetworkInventoryRowConfiguration : IEntityTypeConfiguration<NetworkInventoryRow>
{
    public void Configure(EntityTypeBuilder<NetworkInventoryRow> builder) => builder.HasNoKey().ToView(null);
}
