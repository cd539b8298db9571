using Reporting.Domain.Network.Records;

namespace Reporting.Demo.Network;

/// <summary>A day of UTC in the log: visits of people, max of them at work, and a script that calls every quarter of an hour.</summary>
internal sealed class CampusDay
{
    public const long Change = 1;
    public const long Command = 4;
    private const long View = 0;
    private const long Error = 3;
    private const long Login = 5;
    private const int People = 42;
    private const int Script = People + 1;
    private const int IdsOfDay = 10_000;

    private readonly Dice dice;
    private readonly List<LogEntry> entries = [];

    private CampusDay(DateOnly day)
    {
        dice = new Dice(day.DayNumber);
        var midnight = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        for (var quarter = 0; quarter < 96; quarter++)
        {
            Add(midnight.AddMinutes(15 * quarter), Login, 95, Script, device: null);
            Add(midnight.AddMinutes(15 * quarter).AddSeconds(1), View, 1, Script, Device());
        }

        var isWeekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        for (var visit = isWeekend ? dice.Between(6, 14) : dice.Between(100, 140); visit > 0; visit--)
        {
            AddVisit(midnight.AddSeconds(dice.Between(6 * 3600, 12 * 3600) + dice.Below(7 * 3600)));
        }
    }

    /// <summary>By time.</summary>
    public static IEnumerable<LogEntry> EntriesOf(DateOnly day)
        => new CampusDay(day).entries.OrderBy(entry => entry.Timestamp).Select((entry, index) => entry with { Id = (long)day.DayNumber * IdsOfDay + index });

    private void AddVisit(DateTimeOffset at)
    {
        var user = 1 + (long)(People * dice.Share() * dice.Share());
        if (dice.Chance(0.05))
        {
            Add(at, Login, 92, user: null, device: null);
        }

        Add(at = Later(at), Login, 90, user, device: null);
        for (var device = dice.Between(1, 4); device > 0; device--)
        {
            AddWork(ref at, user, Device());
        }

        Add(Later(at), Login, 91, user, device: null);
    }

    private void AddWork(ref DateTimeOffset at, long user, long device)
    {
        Add(at = Later(at), View, 1, user, device);
        while (dice.Chance(0.45))
        {
            Add(at = Later(at), Change, dice.Between(100, 127), user, device);
        }

        if (dice.Chance(0.08))
        {
            Add(at = Later(at), Command, 400, user, device);
        }

        if (dice.Chance(0.03))
        {
            Add(at = Later(at), Error, dice.Between(509, 512), user, device);
        }
    }

    private DateTimeOffset Later(DateTimeOffset at) => at.AddMilliseconds(dice.Between(2_000, 90_000));

    /// <summary>Some are looked after more than others.</summary>
    private long Device() => 1 + (long)(Campus.Switches * dice.Share() * dice.Share());

    private void Add(DateTimeOffset at, long type, long action, long? user, long? device)
        => entries.Add(new LogEntry { Id = 0, Timestamp = at, Type = type, Action = action, UserId = user, DeviceId = device });
}
