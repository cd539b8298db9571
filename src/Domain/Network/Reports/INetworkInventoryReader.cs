namespace Reporting.Domain.Network.Reports;

/// <summary>How much there is of everything in one network.</summary>
public interface INetworkInventoryReader
{
    /// <summary>Counts the records as they are now, and the changes and commands of all time; 0 where there are none.</summary>
    Task<(NetworkInventory Inventory, NetworkTotals Totals)> ReadAsync(int instanceId, CancellationToken cancellationToken);
}
