namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>How many records a request had and, where their table has partitions, the months that they fall into.</summary>
internal sealed class CopiedRecords
{
    private readonly Dictionary<DateOnly, (long First, long Last)> months = [];
    private readonly Dictionary<DateOnly, (long Number, long? Line)> firsts = [];
    private readonly HashSet<DateOnly> days = [];
    private DateOnly? lastDay;

    public long Count { get; set; }

    /// <summary>The keys of the records.</summary>
    public KeyHashes Keys { get; } = new();

    /// <summary>The UTC days that any record is of.</summary>
    public IReadOnlyCollection<DateOnly> Days => days;

    /// <summary>The first days of the months that any record is of, in UTC, each with the least and the greatest id in it.</summary>
    public IReadOnlyDictionary<DateOnly, (long First, long Last)> Months => months;

    /// <summary>The least and the greatest id, both inclusive.</summary>
    public (long First, long Last) Ids => months.Count == 0 ? (0, 0) : (months.Values.Min(ids => ids.First), months.Values.Max(ids => ids.Last));

    /// <summary>The first record of a month: which of the request it is, and its line.</summary>
    public (long Number, long? Line) FirstOf(DateOnly month) => firsts[month];

    /// <param name="time">When the record was.</param>
    /// <param name="id">Its key where that is a number; else anything.</param>
    /// <param name="number">Which record of the request it is.</param>
    /// <param name="line">The line of the body, where it has lines.</param>
    public void See(DateTimeOffset time, long id, long number, long? line)
    {
        var day = DateOnly.FromDateTime(time.UtcDateTime);
        if (day != lastDay)
        {
            lastDay = day;
            days.Add(day);
        }

        var month = day.AddDays(1 - day.Day);
        months[month] = months.TryGetValue(month, out var ids) ? (Math.Min(ids.First, id), Math.Max(ids.Last, id)) : (id, id);
        firsts.TryAdd(month, (number, line));
    }
}
