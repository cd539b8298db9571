using Npgsql;
using Reporting.Domain.Network.Reports;
using Reporting.Domain.Time;

namespace Reporting.Infrastructure.Network.Reports;

/// <summary>Windows in segments: whole days of UTC, whole hours beside them, and what is left of cut hours.</summary>
internal sealed class LogSegments
{
    private readonly List<int> windows = [];
    private readonly List<bool> anyDevice = [];
    private readonly List<string> grains = [];
    private readonly List<DateTimeOffset> starts = [];
    private readonly List<DateTimeOffset> ends = [];

    public LogSegments(IReadOnlyList<ActivityWindow> all)
    {
        for (var index = 0; index < all.Count; index++)
        {
            AddEntries(index, all[index].Devices == DeviceScope.Mentioned, all[index].Window);
        }
    }

    public IEnumerable<NpgsqlParameter> ToParameters()
        =>
        [
            new NpgsqlParameter<List<int>>("windows", windows),
            new NpgsqlParameter<List<bool>>("any_device", anyDevice),
            new NpgsqlParameter<List<string>>("grains", grains),
            new NpgsqlParameter<List<DateTimeOffset>>("starts", starts),
            new NpgsqlParameter<List<DateTimeOffset>>("ends", ends),
        ];

    private void AddEntries(int index, bool any, TimeWindow window)
    {
        var (start, end) = Within(window, TimeSpan.FromHours(1));
        Add(index, any, "entry", window.StartUtc, start);
        AddHours(index, any, new TimeWindow(start, end));
        Add(index, any, "entry", end, window.EndUtc);
    }

    private void AddHours(int index, bool any, TimeWindow window)
    {
        var (start, end) = Within(window, TimeSpan.FromDays(1));
        Add(index, any, "hour", window.StartUtc, start);
        Add(index, any, "day", start, end);
        Add(index, any, "hour", end, window.EndUtc);
    }

    private void Add(int index, bool any, string grain, DateTimeOffset start, DateTimeOffset end)
    {
        if (start < end)
        {
            windows.Add(index);
            anyDevice.Add(any);
            grains.Add(grain);
            starts.Add(start);
            ends.Add(end);
        }
    }

    /// <summary>The whole units of time within the window; where there is none, nothing at its end.</summary>
    private static (DateTimeOffset Start, DateTimeOffset End) Within(TimeWindow window, TimeSpan unit)
    {
        var start = Floor(window.Start.AddTicks(unit.Ticks - 1), unit);
        var end = window.End == DateTimeOffset.MaxValue ? window.EndUtc : Floor(window.End, unit);
        return start < end ? (start, end) : (window.EndUtc, window.EndUtc);
    }

    private static DateTimeOffset Floor(DateTimeOffset instant, TimeSpan unit) => new(instant.UtcTicks - (instant.UtcTicks % unit.Ticks), TimeSpan.Zero);
}
