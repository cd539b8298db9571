using Reporting.Testing;
using Reporting.Testing.Workspaces;

namespace Reporting.IntegrationTests.Workspaces.Exactness;

/// <summary>What somebody may ask: windows that begin and end at any quarter of an hour in any offset, any templates, any days.</summary>
internal sealed class RandomQuestion(Random random, DateTimeOffset begin)
{
    public static readonly IReadOnlyList<TimeZoneInfo> Zones =
    [
        .. new[] { "UTC", "Europe/Berlin", "America/New_York", "America/Havana", "Asia/Kathmandu", "Asia/Beirut", "Australia/Lord_Howe", "Pacific/Kiritimati", "America/St_Johns" }
            .Select(TimeZoneInfo.FindSystemTimeZoneById),
    ];

    public (DateTimeOffset Start, DateTimeOffset End) Window { get; } = SomeWindow(random, begin);

    public IReadOnlyList<Guid> Templates { get; } = SomeTemplates(random);

    public string Interval { get; } = random.OneOf("", "day", "day", "week");

    public DateTimeOffset Now { get; } = begin.AddMinutes(random.Next(RandomDeployment.Days * 24 * 60)).AddSeconds(random.OneOf(0, 59.9));

    public int TzOffset { get; } = random.Next(-12, 15);

    public TimeZoneInfo Zone { get; } = random.OneOf(Zones);

    public long IntervalSeconds { get; } = random.OneOf(86_400, 86_400, 0, -5, 3_600, 7 * 86_400, 90_000, 2 * 86_400, 100 * 86_400);

    public override string ToString()
        => $"{Window.Start:O} to {Window.End:O} of [{string.Join(' ', Templates.Select(Ids.NameOf))}] by '{Interval}', now {Now:O}, {TzOffset} hours or {Zone.Id}, every {IntervalSeconds} s";

    private static (DateTimeOffset Start, DateTimeOffset End) SomeWindow(Random random, DateTimeOffset begin)
    {
        var offset = TimeSpan.FromMinutes(random.OneOf(0, 0, 60, 120, -300, 330, -210, 345, 765, -720, 840));
        var quarters = random.OneOf(96, 48, 4, 2, 1);
        var steps = RandomDeployment.Days * 96 / quarters;
        var start = begin.AddDays(-1).AddMinutes(15 * quarters * random.Next(steps)).AddMinutes(-offset.TotalMinutes % 1_440);
        var end = start.AddMinutes(15 * quarters * random.Next(steps));
        return (start.ToOffset(offset), end.ToOffset(random.Next(4) == 0 ? TimeSpan.Zero : offset));
    }

    private static IReadOnlyList<Guid> SomeTemplates(Random random)
    {
        Guid[] all = [.. RandomDeployment.Templates, Ids.Of("no template")];
        random.Shuffle(all);
        return random.Next(3) == 0 ? [] : [.. all.Take(random.Next(1, 4)), .. random.Next(5) == 0 ? all.Take(1) : []];
    }
}
