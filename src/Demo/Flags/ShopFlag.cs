namespace Reporting.Demo.Flags;

/// <summary>A flag of the shop: what it is for, and how long it lives.</summary>
internal sealed record ShopFlag
{
    /// <summary>With these the shop has three hundred after a year, and has got rid of a hundred.</summary>
    private const int FlagsOfYear = 400;
    private const int RetiringFlags = 300;
    private const int FirstBirth = 7;
    private const int LastBirth = 362;
    private const int NextBirth = 366;

    private static readonly string[] Things =
    [
        "basket", "address-book", "price", "voucher", "image", "review", "wish-list", "delivery", "invoice", "stock", "banner", "filter",
        "receipt", "login", "newsletter", "return", "gift", "login-link", "ranking", "cache", "shipment", "loyalty", "map",
    ];

    private static readonly string[] Changes =
    [
        "redesign", "preview", "v2", "async", "limits", "fallback", "suggestions", "dark-mode", "batching", "retry", "audit", "quick-view",
        "experiment", "rollup", "autofill", "sharing", "throttle", "beta", "export",
    ];

    public required int Index { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required ShopProject Project { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? RetiresAt { get; init; }

    /// <summary>The project that it was moved to, and when.</summary>
    public required (ShopProject To, DateTimeOffset At)? Move { get; init; }

    public required string? Team { get; init; }

    /// <summary>How long it is meant to live; null for ever.</summary>
    public int? Days => Type switch
    {
        "release" or "experiment" => 40,
        "operational" => 7,
        _ => null,
    };

    public ShopProject ProjectAt(DateTimeOffset at) => Move is { } move && move.At <= at ? move.To : Project;

    public static IEnumerable<ShopFlag> AllOf(ShopCalendar calendar)
        => Enumerable.Range(0, int.MaxValue)
            .Select(index => (Index: index, Day: BirthOf(index)))
            .TakeWhile(birth => birth.Day <= calendar.DayOf(calendar.Now))
            .Select(birth => Of(calendar, birth.Index, birth.Day))
            .Where(flag => calendar.HasCome(flag.CreatedAt));

    private static int BirthOf(int index) => index < FlagsOfYear
        ? FirstBirth + index * (LastBirth - FirstBirth) / FlagsOfYear
        : NextBirth + (index - FlagsOfYear) * (LastBirth - FirstBirth) / FlagsOfYear;

    private static ShopFlag Of(ShopCalendar calendar, int index, int day)
    {
        var dice = ShopCalendar.DiceFor(ShopCalendar.Part.Flag, index);
        var created = calendar.At(day, dice);
        var project = ShopProject.Pick(day, dice);
        var other = ShopProject.Pick(day, dice);
        var retires = index < RetiringFlags && index % 3 == 2;
        var isOld = index < RetiringFlags && !retires;
        return new ShopFlag
        {
            Index = index,
            Name = $"{project.Id}.{NameOf(index)}",
            Type = isOld
                ? dice.Below(100) switch { < 22 => "release", < 28 => "experiment", < 30 => "operational", < 60 => "kill-switch", _ => "permission" }
                : dice.Below(100) switch { < 55 => "release", < 78 => "experiment", < 82 => "operational", < 92 => "kill-switch", _ => "permission" },
            Project = project,
            CreatedAt = created,
            RetiresAt = retires ? calendar.After(created, dice.Between(21, 85), dice) : null,
            Move = index % 30 == 15 && other != project ? (other, calendar.After(created, dice.Between(15, 60), dice)) : null,
            Team = dice.Chance(0.4) ? $"team-{dice.Pick<string>(["red", "blue", "green", "amber"])}" : null,
        };
    }

    private static string NameOf(int index)
    {
        var round = index / Things.Length;
        var name = $"{Things[index * 5 % Things.Length]}-{Changes[(round + index * 7) % Changes.Length]}";
        return round < Changes.Length ? name : $"{name}-{round / Changes.Length + 1}";
    }
}
