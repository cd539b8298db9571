using System.Text.Json;
using Npgsql;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Bench.Flags;

/// <summary>How long it takes to find the one event that mentions a word, and by which plan.</summary>
internal static class TextSearch
{
    private const int Runs = 25;

    public static async Task MeasureAsync(BenchRun run, BenchService service, FlagsData data, CancellationToken cancellationToken)
    {
        const string Address = $"/api/admin/search/events?query={FlagsFeed.RareWord}";
        var times = new List<double>();
        for (var index = 0; index <= Runs; index++)
        {
            await data.AddEventAsync(service, cancellationToken);
            times.Add(await Timing.OnceAsync(async () =>
            {
                var found = JsonElement.Parse(await data.AskAsync(service, Address, cancellationToken)).GetProperty("total").GetInt64();
                if (found != 1)
                {
                    throw new BenchFailedException($"{found} events mention '{FlagsFeed.RareWord}', where one does.");
                }
            }));
        }

        var nodes = await ReadNodesAsync(run, data, cancellationToken);
        Console.WriteLine(
            $"A search for a word that one of {Table.Count(data.Feed.Events)} events has, after one more event: median {Table.Milliseconds(Timing.Median(times[1..]))} ms. "
            + $"Its plan: {string.Join(", ", nodes.Select(node => node.ToLowerInvariant()))}.\n");
        if (nodes.Contains("Seq Scan", StringComparer.Ordinal))
        {
            throw new BenchFailedException("The search goes through every event.");
        }
    }

    /// <summary>The kinds of steps by which PostgreSQL answers, each once.</summary>
    private static async Task<IReadOnlyList<string>> ReadNodesAsync(BenchRun run, FlagsData data, CancellationToken cancellationToken)
    {
        await using var id = run.Source.CreateCommand("SELECT instances.id FROM access.instances WHERE instances.key = $1");
        id.Parameters.AddWithValue(data.Instance);
        var instance = (int)(await id.ExecuteScalarAsync(cancellationToken))!;
        await using var explain = run.Source.CreateCommand($"EXPLAIN (ANALYZE, FORMAT json) {SqlFile.Read("events_by_text.sql")}");
        explain.Parameters.Add(new NpgsqlParameter<int>("instance", instance));
        explain.Parameters.Add(new NpgsqlParameter<string>("pattern", $"%{FlagsFeed.RareWord}%"));
        var plan = JsonElement.Parse((string)(await explain.ExecuteScalarAsync(cancellationToken))!)[0].GetProperty("Plan");
        return [.. NodesOf(plan).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> NodesOf(JsonElement node)
        => node.TryGetProperty("Plans", out var below)
            ? below.EnumerateArray().SelectMany(NodesOf).Prepend(node.GetProperty("Node Type").GetString()!)
            : [node.GetProperty("Node Type").GetString()!];
}
