using Reporting.Domain.Time;

namespace Reporting.Infrastructure.Workspaces.Derived;

/// <summary>A user's UTC day on a template by half hours, open to changes.</summary>
internal sealed class UserHalfHours
{
    private readonly byte[] minutes = new byte[HalfHours.InDay * PackedDay.Measures];
    private readonly float[] latencies = new float[HalfHours.InDay];
    private readonly SortedDictionary<string, byte?[]> apps = new(StringComparer.Ordinal);

    /// <summary>The half hours with usage, as bits.</summary>
    public ulong Present { get; private set; }

    /// <summary>By name, ordinal.</summary>
    public IReadOnlyDictionary<string, byte?[]> Apps => apps;

    public ReadOnlySpan<byte> Minutes(int slot) => minutes.AsSpan(slot * PackedDay.Measures, PackedDay.Measures);

    /// <summary>In milliseconds; not a number where none was measured.</summary>
    public float Latency(int slot) => latencies[slot];

    public void Set(int slot, ReadOnlySpan<byte> measures, float latency)
    {
        Present |= 1UL << slot;
        measures.CopyTo(minutes.AsSpan(slot * PackedDay.Measures));
        latencies[slot] = latency;
    }

    public void SetApp(int slot, string app, byte appMinutes)
    {
        if (!apps.TryGetValue(app, out var slots))
        {
            apps.Add(app, slots = new byte?[HalfHours.InDay]);
        }

        slots[slot] = appMinutes;
    }

    /// <returns>Whether there was any usage.</returns>
    public bool Clear(int slot)
    {
        if ((Present & (1UL << slot)) == 0)
        {
            return false;
        }

        Present &= ~(1UL << slot);
        foreach (var (app, slots) in apps.ToList())
        {
            slots[slot] = null;
            if (Array.TrueForAll(slots, minutes => minutes is null))
            {
                apps.Remove(app);
            }
        }

        return true;
    }
}
