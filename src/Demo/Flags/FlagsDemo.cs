using Reporting.Domain.Access;

namespace Reporting.Demo.Flags;

/// <summary>A year of a shop that has eight projects and three hundred flags by now.</summary>
internal sealed class FlagsDemo : IDemoInstance
{
    private const int Days = 365;
    private const int HourlyDays = 2;
    private const int DaysOfBatch = 28;
    private const int MetricsOfDay = 400;
    private const int MetricsOfHourlyDay = 14_000;

    public string Key => "demo-flags";

    public InstanceKind Kind => InstanceKind.Flags;

    public string Name => "Demo flags";

    public IReadOnlyList<DemoBatch> BatchesUpTo(DateTimeOffset now, DateTimeOffset createdAt)
    {
        var today = DateOnly.FromDateTime(createdAt.UtcDateTime);
        var shop = new Shop(new ShopCalendar(today.AddDays(-Days), now));
        return
        [
            .. LogContextOf(shop),
            DemoBatch.Of("events", 9_000, shop.Events),
            DemoBatch.Of("edge-presence", 100_000, ShopClients.EdgePresences(shop.Calendar)),
            .. MetricsOf(shop, today.AddDays(-HourlyDays)),
        ];
    }

    private static IEnumerable<DemoBatch> LogContextOf(Shop shop) =>
    [
        DemoBatch.Of("settings", 1, [ShopInventory.Settings]),
        DemoBatch.Of("environments", 4, ShopEnvironment.All),
        DemoBatch.Of("projects", 8, ShopInventory.Projects(shop)),
        DemoBatch.Of("users", 66, ShopInventory.Users(shop)),
        DemoBatch.Of("access-tokens", 7, ShopInventory.PersonalTokens(shop)),
        DemoBatch.Of("api-tokens", 21, ShopInventory.ApiTokens(shop)),
        DemoBatch.Of("roles", 9, ShopInventory.Roles),
        DemoBatch.Of("groups", 4, ShopInventory.Groups),
        DemoBatch.Of("segments", 5, ShopInventory.Segments),
        DemoBatch.Of("context-fields", 8, ShopInventory.ContextFields),
        DemoBatch.Of("strategy-types", 5, ShopInventory.StrategyTypes),
        DemoBatch.Of("release-plans", 8, ShopInventory.ReleasePlans),
        DemoBatch.Of("flags", 400, shop.Stories.Select(story => story.Record())),
        DemoBatch.Of("flag-strategies", 1_200, shop.Stories.SelectMany(story => story.StrategyRecords())),
        DemoBatch.Of("lifecycle-stages", 1_300, shop.Stories.SelectMany(story => story.Stages())),
        DemoBatch.Of("applications", 60, ShopClients.Running(shop.Calendar)),
    ];

    private static IEnumerable<DemoBatch> MetricsOf(Shop shop, DateOnly hourlyFrom)
    {
        var traffic = new FlagTraffic(shop);
        for (var day = shop.Calendar.FirstDay; day < hourlyFrom; day = day.AddDays(DaysOfBatch))
        {
            var end = day.AddDays(DaysOfBatch);
            yield return DemoBatch.Of("flag-metrics", DaysOfBatch * MetricsOfDay, traffic.Metrics(day, end < hourlyFrom ? end : hourlyFrom, isHourly: false));
        }

        for (var day = hourlyFrom; shop.Calendar.HasCome(ShopCalendar.Midnight(day)); day = day.AddDays(1))
        {
            yield return DemoBatch.Of("flag-metrics", MetricsOfHourlyDay, traffic.Metrics(day, day.AddDays(1), isHourly: true));
        }
    }
}
