using Npgsql;
using Reporting.Domain.Time;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>Windows as the half hours that they have of each UTC day, as bits, ready to be laid over day rows.</summary>
internal sealed class WindowPieces
{
    private readonly List<int> indexes = [];
    private readonly List<DateOnly> days = [];
    private readonly List<long> halfHours = [];

    public WindowPieces(IReadOnlyList<TimeWindow> windows)
    {
        for (var index = 0; index < windows.Count; index++)
        {
            Add(index, HalfHours.Within(windows[index]));
        }
    }

    public IEnumerable<NpgsqlParameter> ToParameters()
        =>
        [
            new NpgsqlParameter<List<int>>("indexes", indexes),
            new NpgsqlParameter<List<DateOnly>>("days", days),
            new NpgsqlParameter<List<long>>("half_hours", halfHours),
        ];

    private void Add(int index, TimeWindow window)
    {
        var start = window.Start;
        while (start < window.End)
        {
            var day = DateOnly.FromDateTime(start.UtcDateTime);
            var first = Slot(start);
            var last = window.End - start >= TimeSpan.FromDays(1) - start.TimeOfDay ? HalfHours.InDay : Slot(window.End);
            indexes.Add(index);
            days.Add(day);
            halfHours.Add(((1L << (last - first)) - 1) << first);
            start += HalfHours.Length * (last - first);
        }
    }

    private static int Slot(DateTimeOffset instant) => (int)(instant.TimeOfDay.Ticks / HalfHours.Length.Ticks);
}
