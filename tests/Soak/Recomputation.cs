using Npgsql;
using NUnit.Framework;
using Reporting.FaultTests.Storm;
using Reporting.Testing;
using Reporting.Testing.Databases;

namespace Reporting.Soak;

/// <summary>A second database, which gets all acknowledged records in one request for each collection: what it holds is what must be there.</summary>
internal sealed class Recomputation(StormDatabase database, string connectionString)
{
    /// <summary>Kept as they were at midnight, whatever came in later.</summary>
    private static readonly string[] Captured = ["flags.user_trends", "flags.flag_trends", "flags.project_flag_trends"];

    /// <summary>Says which months went, which they do not in the second database.</summary>
    private const string Horizons = "workspaces.raw_horizons";

    /// <summary>Months of them go.</summary>
    private static readonly string[] Raw = ["workspaces.agent_stats", "workspaces.app_sessions"];

    public static async Task<Recomputation> MakeAsync(StormDatabase database)
    {
        const string name = "recomputed";
        await using (var connection = new NpgsqlConnection(database.ConnectionString))
        {
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE template0", connection);
            await create.ExecuteNonQueryAsync();
        }

        return new Recomputation(database, new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = name }.ConnectionString);
    }

    public async Task FillAsync(IReadOnlyList<Producer> producers)
    {
        await using var fleet = new Fleet(1, ("ConnectionStrings__Reporting", connectionString), ("Reporting__DataDirectory", ScratchDirectory.Next("service")));
        await fleet.StartAsync();
        var calm = new Aftermath(database, fleet);
        foreach (var instance in producers.Select(producer => producer.Kind.Instance).Distinct(StringComparer.Ordinal))
        {
            await calm.AddInstanceAsync(instance, $"calm-{instance}");
        }

        foreach (var producer in producers)
        {
            await calm.GiveCalmlyAsync(producer.Kind, producer.Acknowledged);
        }
    }

    /// <returns>How many rows were compared.</returns>
    public async Task<long> CompareAsync(IReadOnlyList<string> instances)
    {
        var compared = 0L;
        foreach (var table in (await TableContents.ListAsync(database.ConnectionString)).Except([.. Captured, Horizons], StringComparer.Ordinal))
        {
            var stored = await TableContents.ReadAsync(database.ConnectionString, table, [.. instances]);
            var recomputed = await TableContents.ReadAsync(connectionString, table, [.. instances.Select(instance => $"calm-{instance}")]);
            Assert.That(stored.Except(recomputed, StringComparer.Ordinal).Take(3), Is.Empty, $"{table} has what nobody sent");
            if (!Raw.Contains(table, StringComparer.Ordinal))
            {
                Assert.That(recomputed.Except(stored, StringComparer.Ordinal).Take(3), Is.Empty, $"{table} lacks something");
                Assert.That(stored, Has.Count.EqualTo(recomputed.Count), table);
            }

            compared += stored.Count;
        }

        return compared;
    }
}
