using Reporting.Domain.Network.Reports;

namespace Reporting.UnitTests.Network;

/// <summary>Readers that answer what the test says, and remember what they were asked.</summary>
internal sealed class NetworkFake : INetworkInventoryReader, INetworkActivityReader
{
    public int Reads { get; private set; }

    public Exception? Broken { get; set; }

    public IReadOnlyList<ActivityWindow> Windows { get; private set; } = [];

    /// <summary>When anything was logged.</summary>
    public IReadOnlyList<DateTimeOffset> Entries { get; set; } = [];

    public NetworkInventory Inventory { get; set; } = new(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

    public Task<(NetworkInventory Inventory, NetworkTotals Totals)> ReadAsync(int instanceId, CancellationToken cancellationToken)
    {
        Reads++;
        return Broken is null
            ? Task.FromResult((Inventory, new NetworkTotals(11, 12)))
            : Task.FromException<(NetworkInventory, NetworkTotals)>(Broken);
    }

    /// <summary>Of the first window 101 devices, 102 changes and so on, of the second 201, 202 …</summary>
    public Task<IReadOnlyList<NetworkActivity>> ReadAsync(int instanceId, IReadOnlyList<ActivityWindow> windows, CancellationToken cancellationToken)
    {
        Windows = windows;
        return Task.FromResult<IReadOnlyList<NetworkActivity>>([.. windows.Select((_, index) => Numbered(100L * (index + 1)))]);
    }

    public Task<DateTimeOffset?> FindFirstEntryAsync(int instanceId, DateTimeOffset start, CancellationToken cancellationToken)
        => Task.FromResult(Entries.Where(entry => entry >= start).Cast<DateTimeOffset?>().Min());

    private static NetworkActivity Numbered(long hundred) => new(hundred + 1, hundred + 2, hundred + 3, hundred + 4, hundred + 5);
}
