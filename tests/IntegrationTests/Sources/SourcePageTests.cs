using Npgsql;
using NUnit.Framework;
using Reporting.Domain.Network.Records;
using Reporting.Infrastructure.Sources;
using Reporting.Testing.Databases;
using Reporting.Testing.Sources;
using static Reporting.Testing.Sources.SourceUnderTest;

namespace Reporting.IntegrationTests.Sources;

/// <summary>How little a product is asked for at a time, seen on the wire.</summary>
internal sealed class SourcePageTests
{
    private const int Page = 10_000;

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task No_answer_has_more_than_a_page_of_rows_and_there_is_one_connection()
    {
        await using var product = await OpenL2MDatabase.CreateAsync();
        await ExecuteAsync(product.ConnectionString, "INSERT INTO switches_switch (id, name) SELECT i, 'switch' FROM generate_series(1, 10500) AS i");
        await ExecuteAsync(product.ConnectionString, OpenL2MDatabase.Entries(25_000, "2026-02-28 10:00:00+00"));
        await using var relay = DatabaseRelay.Start(product.ConnectionString);
        await using var source = await StartAsync(Noon, "openl2m", relay.ConnectionString);
        await source.SyncAsync();
        Assert.That((await source.Service.CountAsync("log-entries"), await source.Service.CountAsync("devices")), Is.EqualTo((25_000, 10_500)));

        // New rows of one transaction, and a deletion that has every id compared.
        await ExecuteAsync(product.ConnectionString, OpenL2MDatabase.Entries(12_000, "2026-03-01 08:00:00+00"));
        await ExecuteAsync(product.ConnectionString, "DELETE FROM switches_log WHERE id = 5000; UPDATE switches_switch SET name = 'anew'");
        await source.SyncAsync();

        Assert.That((await source.Service.CountAsync("log-entries"), await source.StateAsync()), Is.EqualTo((36_999, "current")));
        Assert.That((relay.MostRows, relay.MostConnections), Is.EqualTo((Page, 1)));
    }

    [Test]
    public async Task Rows_that_are_read_again_are_not_sent_while_they_are_as_they_were()
    {
        await using var product = await OpenL2MDatabase.CreateAsync();
        await ExecuteAsync(product.ConnectionString, OpenL2MDatabase.Entries(3_000, "2026-02-28 10:00:00+00"));
        await using var relay = DatabaseRelay.Start(product.ConnectionString);
        await using var source = await StartAsync(Noon, "openl2m", relay.ConnectionString, ("Interval", "00:00:01"));
        await EventuallyAsync(async () => await source.StateAsync() is "current", "it is current");
        await AwaitCycleAsync();
        await AwaitCycleAsync();
        relay.ForgetRows();
        await AwaitCycleAsync();
        Assert.That(relay.MostRows, Is.InRange(1, 100), "those of the schema and of digests");

        await ExecuteAsync(product.ConnectionString, "UPDATE switches_log SET action = 77 WHERE id = 2500");
        await EventuallyAsync(
            async () => await ExecuteAsync(source.Service.ConnectionString, "SELECT count(*) FROM network.log_entries WHERE action = 77") is 1L, "a change without any other trace is seen");

        async Task AwaitCycleAsync()
        {
            source.Service.Clock.Advance(TimeSpan.FromSeconds(5));
            var now = source.Service.Clock.Now;
            await EventuallyAsync(async () => (await source.StatusAsync())["as_of"]!.GetValue<DateTimeOffset>() >= now, "a cycle has run");
        }
    }

    /// <summary>Types that have no hash would make every cycle fail.</summary>
    [Test]
    public async Task Every_statement_that_follows_a_table_can_be_digested()
    {
        await using var unleash = await UnleashDatabase.CreateAsync();
        await using var coder = await CoderDatabase.CreateAsync(keepsMinutesByApp: false);
        await using var newerCoder = await CoderDatabase.CreateAsync(keepsMinutesByApp: true);
        await using var network = await OpenL2MDatabase.CreateAsync();
        var files = typeof(SourceProduct).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Sources/", StringComparison.Ordinal) && name.Count(letter => letter == '/') == 2)
            .Where(name => SourceSql.Read(name).Contains("@limit", StringComparison.Ordinal) && !name.Contains("_ids.", StringComparison.Ordinal))
            .ToList();
        Assert.That(files, Has.Count.EqualTo(17));

        foreach (var file in files)
        {
            var database = file switch
            {
                _ when file.Contains("by_session_app", StringComparison.Ordinal) => newerCoder,
                _ when file.StartsWith("Sources/Coder", StringComparison.Ordinal) => coder,
                _ when file.StartsWith("Sources/Unleash", StringComparison.Ordinal) => unleash,
                _ => network,
            };
            await using var connections = NpgsqlDataSource.Create(database.ConnectionString);
            await using var command = connections.CreateCommand(FollowedTable<LogEntry>.DigestOf(SourceSql.Read(file)));
            Position.Start.AddTo(command);
            command.Parameters.Add(new NpgsqlParameter<int>("limit", 10));

            Assert.That(await command.ExecuteScalarAsync(), Is.Zero, file);
        }
    }
}
