namespace Reporting.Domain.Network.Reports;

public interface INetworkInventoryReader
{
    Task<(NetworkInventory Inventory, NetworkTotals Totals)> ReadAsync(int instanceId, CancellationToken cancellationToken);
}
