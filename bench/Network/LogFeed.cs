using Reporting.Demo;
using Reporting.Demo.Network;
using Reporting.Domain.Network.Records;

namespace Reporting.Bench.Network;

/// <summary>A log of a network in parts of the same length and number of entries, of a day each unless told otherwise.</summary>
internal sealed class LogFeed(DateTimeOffset end, int entriesOfPart, int parts = LogFeed.Days, double daysOfPart = 1)
{
    public const int Days = 50;

    private static readonly long[] Types = [0, 0, 0, 1, 1, 3, 4, 5];

    public IEnumerable<LogEntry> EntriesOf(int part) => Enumerable.Range(0, entriesOfPart).Select(number => Entry((long)part * entriesOfPart + number));

    /// <summary>Something that happens after all the others.</summary>
    public LogEntry Later(int number) => Entry((long)parts * entriesOfPart) with { Id = (long)parts * entriesOfPart + number, Timestamp = end.AddMilliseconds(number) };

    private LogEntry Entry(long number)
    {
        var dice = new Dice(number);
        var type = dice.Pick(Types);
        return new LogEntry
        {
            Id = number,
            Timestamp = end.AddDays(-parts * daysOfPart) + TimeSpan.FromDays(daysOfPart) / entriesOfPart * number,
            Type = type,
            Action = type == 5 ? dice.Between(90, 95) : dice.Between(100, 127),
            UserId = dice.Between(1, 60),
            DeviceId = type == 5 ? null : 1 + (long)(Campus.Switches * dice.Share() * dice.Share()),
        };
    }
}
