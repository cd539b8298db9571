using System.Globalization;
using Npgsql;
using NUnit.Framework;
using Reporting.Domain.Ingestion;
using Reporting.Domain.Network.Records;
using Reporting.Domain.Workspaces.Records;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Persistence.Merge;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Databases;

/// <summary>Merges beside the months of other instances, and months that nothing needs any more.</summary>
internal sealed class MonthTests : StoreFixture
{
    private const int Months = 24;

    [Test]
    public async Task A_merge_locks_the_months_that_its_instance_has_and_no_others()
    {
        var other = await AnotherDeploymentAsync();
        await other.AddAsync(Enumerable.Range(0, Months).Select(month => Stat("bob", Noon.AddMonths(-month))));
        await Deployment.AddAsync(Stat("ada", Noon.AddMonths(-7)));

        Assert.That(
            await LockedAsync("agent_stats", Stat("ada", Noon)),
            Is.EquivalentTo([Partition("agent_stats", Noon), Partition("agent_stats", Noon.AddMonths(-7))]));
    }

    [Test]
    public async Task A_merge_of_new_numbers_locks_the_month_that_it_writes_to_alone()
    {
        var network = await Store.AddDeploymentAsync("numbers", Domain.Access.InstanceKind.Network);
        await network.AddAsync(Enumerable.Range(0, Months).Select(month => Entry(Months - month, Noon.AddMonths(-month))));

        var locked = await LockedAsync("log_entries", network, Entry(Months + 1, Noon));

        Assert.That(locked, Is.EquivalentTo([Partition("log_entries", Noon)]));
    }

    [Test]
    public async Task A_number_that_comes_again_is_found_in_whichever_month_it_is()
    {
        var network = await Store.AddDeploymentAsync("moving", Domain.Access.InstanceKind.Network);
        await network.AddAsync(Entry(1, Noon.AddMonths(-3)), Entry(5, Noon.AddMonths(-2)), Entry(9, Noon));

        var counts = await network.AddAsync(Entry(5, Noon.AddMonths(1)));

        Assert.That(counts, Is.EqualTo(new MergeCounts(Received: 1, Inserted: 0, Updated: 1, Unchanged: 0, Removed: 0)));
        Assert.That(await network.AddAsync(Entry(5, Noon.AddMonths(1))), Is.EqualTo(new MergeCounts(1, 0, 0, Unchanged: 1, 0)));
    }

    [Test]
    public async Task A_month_without_any_row_is_dropped_and_made_again_when_it_is_needed()
    {
        var stat = Stat("ada", Noon.AddYears(-20));
        await Deployment.AddAsync(stat);
        await Store.ExecuteAsync($"DELETE FROM workspaces.agent_stats WHERE instance_id = {Deployment.Instance.Id}");

        var dropped = await Partitions.DropEmptyAsync(Store.Source, CancellationToken.None);

        Assert.That(dropped, Does.Contain($"workspaces.{Partition("agent_stats", stat.CreatedAt)}"));
        Assert.That(dropped, Does.Not.Contain($"workspaces.{Partition("usage_half_hours", stat.CreatedAt)}"));
        Assert.That((await Deployment.AddAsync(stat)).Inserted, Is.EqualTo(1));
    }

    [Test]
    public async Task The_months_that_only_a_deleted_instance_had_go_with_it()
    {
        var at = Noon.AddYears(-22);
        await Deployment.AddAsync(Stat("ada", at));

        await Store.DeleteAsync(Deployment);

        Assert.That(
            await Store.ReadAsync($"SELECT relname FROM pg_class WHERE relname IN ('{Partition("agent_stats", at)}', '{Partition("usage_half_hours", at)}')"),
            Is.Empty);
    }

    [Test]
    public async Task A_month_that_is_dropped_while_an_instance_is_deleted_has_nothing_to_delete()
    {
        var at = Noon.AddYears(-23);
        await Deployment.AddAsync(Stat("ada", at));
        await using var other = await Store.Source.OpenConnectionAsync();
        await using var locked = await other.BeginTransactionAsync();
        await using var takeLock = new NpgsqlCommand($"LOCK TABLE workspaces.{Partition("agent_stats", at)} IN ACCESS EXCLUSIVE MODE", other);
        await takeLock.ExecuteNonQueryAsync();

        var deletion = Store.DeleteAsync(Deployment);
        while (await Store.ReadAsync("SELECT 'waits' FROM pg_locks WHERE NOT granted") is [])
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }

        await Store.ExecuteAsync($"DROP TABLE workspaces.{Partition("usage_half_hours", at)}");
        await locked.RollbackAsync();

        Assert.That(await deletion, Is.True);
    }

    [Test]
    public async Task A_month_that_a_merge_is_about_to_write_to_is_kept()
    {
        var stat = Stat("ada", Noon.AddYears(-21));
        IReadOnlyList<string> dropped = [];
        await using var context = Store.OpenContext();

        var counts = await Store.Store(context).MergeAsync(
            Deployment.Instance,
            One(stat),
            MergeMode.Update,
            MergeOptions.OfRequest with { Alongside = async (_, _, token) => dropped = await Partitions.DropEmptyAsync(Store.Source, token) },
            CancellationToken.None);

        Assert.That(counts.Inserted, Is.EqualTo(1));
        Assert.That(dropped, Does.Not.Contain($"workspaces.{Partition("agent_stats", stat.CreatedAt)}"));
    }

    private static AgentStat Stat(string user, DateTimeOffset at) => User(user).Connected(at).AgentStats[0];

    private static LogEntry Entry(long id, DateTimeOffset at) => new() { Id = id, Timestamp = at, Type = 1, Action = 1 };

    private static string Partition(string table, DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{table}_{at:yyyy_MM}");

    private Task<IReadOnlyList<string>> LockedAsync<TRecord>(string table, TRecord record)
        where TRecord : class
        => LockedAsync(table, Deployment, record);

    /// <summary>The partitions of the table that a merge of the record has locked before it is committed.</summary>
    private async Task<IReadOnlyList<string>> LockedAsync<TRecord>(string table, Deployment deployment, TRecord record)
        where TRecord : class
    {
        IReadOnlyList<string> locked = [];
        await using var context = Store.OpenContext();
        await Store.Store(context).MergeAsync(
            deployment.Instance,
            One(record),
            MergeMode.Update,
            MergeOptions.OfRequest with { Alongside = async (connection, _, _) => locked = await ReadLockedAsync(connection, table) },
            CancellationToken.None);
        return locked;
    }

    private static async Task<IReadOnlyList<string>> ReadLockedAsync(NpgsqlConnection connection, string table)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT DISTINCT tables.relname
            FROM pg_locks AS locks
            JOIN pg_class AS tables ON tables.oid = locks.relation
            WHERE locks.pid = pg_backend_pid() AND tables.relkind = 'r' AND starts_with(tables.relname, $1)
            """,
            connection);
        command.Parameters.AddWithValue($"{table}_");
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static async IAsyncEnumerable<ReceivedRecord<TRecord>> One<TRecord>(TRecord record)
        where TRecord : class
    {
        await Task.CompletedTask;
        yield return new ReceivedRecord<TRecord>(record, 1, 1);
    }
}
