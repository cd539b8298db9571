namespace Reporting.Demo.Flags;

/// <summary>When an imagined shop works: Monday to Friday, in the daytime of UTC.</summary>
/// <param name="Now">Where its story ends for now: a later end adds to it and changes nothing.</param>
internal sealed record ShopCalendar(DateOnly FirstDay, DateTimeOffset Now)
{
    private const int FirstHour = 7;
    private const int LastHour = 17;

    /// <summary>What has dice of its own.</summary>
    public enum Part
    {
        Person,
        Sighting,
        Project,
        Fact,
        Token,
        App,
        Flag,
        Release,
        Care,
        Staleness,
        End,
        Traffic,
        Edge,
    }

    public static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>Dice for one thing; those of different things don't touch each other.</summary>
    public static Dice DiceFor(Part part, long index, long time = 0) => new((long)part, index, time);

    /// <summary>A moment at work on that day of the story; of a weekend, on Monday.</summary>
    public DateTimeOffset At(int day, Dice dice)
    {
        var date = FirstDay.AddDays(day);
        var free = date.DayOfWeek switch
        {
            DayOfWeek.Saturday => 2,
            DayOfWeek.Sunday => 1,
            _ => 0,
        };
        return Midnight(date.AddDays(free)).AddMilliseconds(dice.Between(FirstHour * 3_600_000, LastHour * 3_600_000));
    }

    /// <summary>A moment at work so many days later, or some minutes later on the same day.</summary>
    public DateTimeOffset After(DateTimeOffset at, int days, Dice dice)
        => days == 0 ? at.AddMilliseconds(dice.Between(20_000, 1_500_000)) : At(DayOf(at) + days, dice);

    public int DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime).DayNumber - FirstDay.DayNumber;

    public bool HasCome(DateTimeOffset? at) => at < Now;
}
