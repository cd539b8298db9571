using Reporting.Domain.Flags.Records;

namespace Reporting.Demo.Flags;

/// <summary>A program that asks for flags.</summary>
/// <param name="Since">The day of the story on which it was first seen.</param>
/// <param name="Until">The day on which it was last seen; null for one that still runs.</param>
internal sealed record ShopApp(string Name, int Since, int? Until, int Copies)
{
    public DateTimeOffset FirstSeen(ShopCalendar calendar) => calendar.At(Since, ShopCalendar.DiceFor(ShopCalendar.Part.App, Since));

    public DateTimeOffset LastSeen(ShopCalendar calendar)
    {
        var minute = calendar.Now.AddTicks(-(calendar.Now.Ticks % TimeSpan.TicksPerMinute));
        var end = Until is { } day ? calendar.At(day, ShopCalendar.DiceFor(ShopCalendar.Part.App, day)) : minute;
        return end < minute ? end : minute;
    }
}

/// <summary>What asks the instance for flags: programs, and the edge nodes between.</summary>
internal static class ShopClients
{
    private static readonly TimeSpan Bucket = TimeSpan.FromMinutes(5);
    private static readonly (string Node, int Since)[] Nodes = [("edge-eu-1", 170), ("edge-eu-2", 262), ("edge-us-1", 304)];

    public static IReadOnlyList<ShopApp> Apps { get; } =
    [
        .. ShopProject.All
            .SelectMany(project => project.Apps, (project, app) => new ShopApp(app, project.Since + 2, Until: null, Copies: 2 + app.Length % 3))
            .DistinctBy(app => app.Name, StringComparer.Ordinal),
        new ShopApp("kiosk", 20, Until: 344, Copies: 4),
        new ShopApp("loyalty-batch", 41, Until: 270, Copies: 1),
    ];

    public static IEnumerable<ClientApplication> Running(ShopCalendar calendar)
        => from app in Apps
           let firstSeen = app.FirstSeen(calendar)
           where calendar.HasCome(firstSeen)
           from environment in new[] { ShopEnvironment.Development, ShopEnvironment.Production }
           from copy in Enumerable.Range(1, app.Copies)
           select new ClientApplication
           {
               AppName = app.Name,
               Environment = environment,
               SourceInstanceId = $"{app.Name}-{copy}",
               CreatedAt = firstSeen,
               LastSeen = app.LastSeen(calendar) is var seen && seen > firstSeen ? seen : firstSeen,
           };

    /// <summary>Nodes are up, a restart now and then apart.</summary>
    public static IEnumerable<EdgePresence> EdgePresences(ShopCalendar calendar)
        => Nodes.SelectMany((node, index) => PresencesOf(calendar, node.Node, node.Since, ShopCalendar.DiceFor(ShopCalendar.Part.Edge, index)));

    private static IEnumerable<EdgePresence> PresencesOf(ShopCalendar calendar, string node, int since, Dice dice)
    {
        for (var bucket = ShopCalendar.Midnight(calendar.FirstDay.AddDays(since)).AddHours(9); calendar.HasCome(bucket); bucket += Bucket)
        {
            if (!dice.Chance(0.01))
            {
                yield return new EdgePresence { Bucket = bucket, NodeId = node };
            }
        }
    }
}
