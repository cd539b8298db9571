using System.Diagnostics.Metrics;
using Reporting.Application.Health;

namespace Reporting.Infrastructure.Health;

/// <summary>Reads what the driver measures of its pools; it offers the numbers as metrics alone.</summary>
internal static class PoolMetrics
{
    private const string Driver = "Npgsql";
    private const string Count = "db.client.connection.count";
    private const string Max = "db.client.connection.max";
    private const string Pool = "db.client.connection.pool.name";
    private const string State = "db.client.connection.state";

    public static IReadOnlyList<PoolStatus> Read()
    {
        var pools = new SortedDictionary<string, PoolStatus>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument is { Meter.Name: Driver, Name: Count or Max })
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(pools, instrument.Name, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(pools, instrument.Name, (int)value, tags));
        listener.Start();
        listener.RecordObservableInstruments();
        return [.. pools.Values];
    }

    private static void Add(SortedDictionary<string, PoolStatus> pools, string instrument, int value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = Find(tags, Pool) ?? "";
        var pool = pools.GetValueOrDefault(name) ?? new PoolStatus(name, 0, 0, null);
        pools[name] = (instrument, Find(tags, State)) switch
        {
            (Max, _) => pool with { Max = value },
            (_, "idle") => pool with { Idle = value },
            _ => pool with { Busy = value },
        };
    }

    private static string? Find(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var (key, value) in tags)
        {
            if (string.Equals(key, name, StringComparison.Ordinal))
            {
                return value?.ToString();
            }
        }

        return null;
    }
}
