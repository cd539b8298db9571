using System.Globalization;
using Reporting.Domain.Access;

namespace Reporting.Bench.Size;

/// <summary>Questions of every kind about windows of any length, a year among them.</summary>
internal sealed class RandomReports(SizePlan plan, Feeds feeds)
{
    private const int Seed = 20;
    private const int Weeks = 52;

    private static readonly string[] Intervals = ["", "&interval=day", "&interval=week"];

    /// <summary>Each route by its name, with the kind that answers it and an address made anew for each request.</summary>
    private IReadOnlyList<(string Name, InstanceKind Kind, Func<Random, string> Address)> Routes =>
    [
        ("daus", InstanceKind.Workspaces, random => $"/api/v2/insights/daus?tz_offset={random.Next(-11, 13)}"),
        ("template daus", InstanceKind.Workspaces, random => $"/api/v2/templates/{Template(random)}/daus?tz_offset={random.Next(-11, 13)}"),
        ("user-activity", InstanceKind.Workspaces, random => $"/api/v2/insights/user-activity?{Window(random)}{Templates(random)}"),
        ("user-latency", InstanceKind.Workspaces, random => $"/api/v2/insights/user-latency?{Window(random)}{Templates(random)}"),
        ("templates", InstanceKind.Workspaces, random => $"/api/v2/insights/templates?{Window(random)}{Templates(random)}{Intervals[random.Next(Intervals.Length)]}"),
        ("user-status-counts", InstanceKind.Workspaces, random => $"/api/v2/insights/user-status-counts?tz_offset={random.Next(-11, 13)}"),
        ("statistics", InstanceKind.Flags, _ => "/api/admin/instance-admin/statistics"),
        ("insights", InstanceKind.Flags, random => $"/api/admin/insights?{Dates(random)}"),
        ("events", InstanceKind.Flags, random => $"/api/admin/events?project=project-{random.Next(Math.Max(1, plan.Flags / 100))}"),
        ("event search", InstanceKind.Flags, random => $"/api/admin/search/events?limit={random.Next(1, 1_001)}&offset={random.Next(5_000)}"),
        ("stats", InstanceKind.Network, _ => "/api/stats/"),
    ];

    /// <returns>The median and the longest time of each route, in milliseconds.</returns>
    public async Task<IReadOnlyList<(string Name, double Median, double Longest)>> AskAsync(BenchService service, CancellationToken cancellationToken)
    {
        var random = new Random(Seed);
        var found = new List<(string, double, double)>();
        foreach (var (name, kind, address) in Routes)
        {
            var times = new List<double>();
            for (var number = 0; number < plan.RandomReports; number++)
            {
                var (instance, asked) = (Loading.KeyOf(kind, random.Next(plan.Instances)), address(random));
                times.Add(await Timing.OnceAsync(() => service.ReadReportAsync(instance, asked, kind is InstanceKind.Network ? "Token" : "Bearer", cancellationToken)));
            }

            found.Add((name, Timing.Median(times), times.Max()));
            await Console.Error.WriteLineAsync($"asked {name}");
        }

        return found;
    }

    private Guid Template(Random random) => feeds.Deployment.DemoTemplates[random.Next(feeds.Deployment.DemoTemplates.Count)].Id;

    private string Templates(Random random) => random.Next(2) == 0 ? "" : $"&template_ids={Template(random)}";

    private string Window(Random random)
    {
        var (start, end) = Days(random);
        return $"start_time={start:yyyy-MM-dd}T00:00:00Z&end_time={end:yyyy-MM-dd}T00:00:00Z";
    }

    private string Dates(Random random)
    {
        var (start, end) = Days(random);
        return string.Create(CultureInfo.InvariantCulture, $"from={start:yyyy-MM-dd}&to={end:yyyy-MM-dd}");
    }

    /// <summary>Whole weeks, as reports by week want them: all of the year every fifth time.</summary>
    private (DateOnly Start, DateOnly End) Days(Random random)
    {
        var end = DateOnly.FromDateTime(plan.End.UtcDateTime);
        var (length, before) = random.Next(5) == 0 ? (Weeks, 0) : (random.Next(1, Weeks), random.Next(Weeks));
        var last = end.AddDays(-7 * Math.Min(before, Weeks - length));
        return (last.AddDays(-7 * length), last);
    }
}
