using System.Globalization;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Testing.Databases;
using Reporting.Testing.Service;
using Reporting.Testing.Sources;
using static Reporting.Testing.Sources.SourceUnderTest;

namespace Reporting.IntegrationTests.Sources;

/// <summary>
/// What happens to a source whose product fails, beside another one that does not: nothing is lost and nothing there twice, the state
/// says why, the other goes on, reports are answered, and the log has a line at the beginning and one at the end.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SourceFaultTests
{
    private const int Entries = 50;

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private TestDatabase product = null!;
    private TestDatabase neighbour = null!;
    private DatabaseRelay relay = null!;
    private SourceUnderTest source = null!;

    private ServiceUnderTest Service => source.Service;

    [SetUp]
    public async Task StartAsync()
    {
        product = await OpenL2MDatabase.CreateAsync();
        neighbour = await OpenL2MDatabase.CreateAsync();
        await ExecuteAsync(product.ConnectionString, OpenL2MDatabase.Entries(Entries));
        relay = DatabaseRelay.Start(product.ConnectionString);
        source = await SourceUnderTest.StartAsync(
            Noon, "openl2m", $"{relay.ConnectionString};Timeout=2;Command Timeout=2", [("Interval", "00:00:01")],
            ("Sources:other:Kind", "openl2m"), ("Sources:other:ConnectionString", neighbour.ConnectionString), ("Sources:other:Interval", "00:00:01"));
        await AwaitStateAsync("current");
    }

    [TearDown]
    public async Task StopAsync()
    {
        await source.DisposeAsync();
        await relay.DisposeAsync();
        await product.DisposeAsync();
        await neighbour.DisposeAsync();
    }

    [TestCase("stopped", "the product's database can't be reached: the connection was refused")]
    [TestCase("hanging", "the product's database does not answer in time")]
    public async Task A_product_that_is_away_is_told_and_caught_up_with(string fault, string words)
    {
        if (fault is "stopped")
        {
            relay.Refuse();
        }
        else
        {
            relay.Hang();
        }

        await ExecuteAsync(product.ConnectionString, OpenL2MDatabase.Entries(7, "2026-03-01 11:00:00+00"));
        await EventuallyAsync(async () => string.Equals((await source.StatusAsync())["error"]?.GetValue<string>(), words, StringComparison.Ordinal), words);
        var status = await source.StatusAsync();
        Service.Clock.Advance(TimeSpan.FromMinutes(1));
        await CheckOthersAsync();

        Assert.That((status["state"]!.GetValue<string>(), status["as_of"]!.GetValue<DateTimeOffset>()), Is.EqualTo(("failing", Noon)));

        relay.Recover();
        await RecoverAsync();

        Assert.That(await Service.CountAsync("log-entries"), Is.EqualTo(Entries + 7));
        // A server that stops in the middle of a reading is first told as the loss of its connection.
        CheckLog(fault is "stopped" ? [words, "the connection to the product's database was lost"] : [words]);
    }

    [Test]
    public async Task A_product_that_is_restarted_is_followed_on()
    {
        for (var restart = 0; restart < 5; restart++)
        {
            relay.Cut();
            await ExecuteAsync(product.ConnectionString, OpenL2MDatabase.Entries(1, "2026-03-01 11:00:00+00"));
        }

        await RecoverAsync();

        Assert.That(await Service.CountAsync("log-entries"), Is.EqualTo(Entries + 5));
        Assert.That(LinesOf("product").Count(line => line.Contains("can't be read", StringComparison.Ordinal)), Is.LessThanOrEqualTo(1));
    }

    [Test]
    public async Task Ten_thousand_rows_that_are_changed_at_once_are_changed_here()
    {
        await ExecuteAsync(product.ConnectionString, "INSERT INTO switches_switch (id, name) SELECT i, 'switch' FROM generate_series(1, 11000) AS i");
        await ExecuteAsync(product.ConnectionString, OpenL2MDatabase.Entries(11_000, "2026-03-01 10:30:00+00"));
        await EventuallyAsync(async () => await Service.CountAsync("log-entries") == Entries + 11_000 && await Service.CountAsync("devices") == 11_000, "all were read");

        await ExecuteAsync(product.ConnectionString, "UPDATE switches_switch SET name = 'anew'; DELETE FROM switches_log WHERE id % 2 = 0 AND id > 1");
        await source.SyncAsync();

        Assert.That(await ExecuteAsync(Service.ConnectionString, "SELECT count(*) FROM network.devices WHERE name = 'anew'"), Is.EqualTo(11_000L));
        Assert.That(await Service.CountAsync("log-entries"), Is.EqualTo((Entries + 11_000) / 2));
        await CheckOthersAsync();
    }

    [Test]
    public async Task A_fault_of_a_table_is_logged_once_however_long_it_lasts()
    {
        await ExecuteAsync(product.ConnectionString, "ALTER TABLE switches_vlan RENAME COLUMN name TO called");
        await AwaitStateAsync("failing");
        for (var cycle = 0; cycle < 3; cycle++)
        {
            await ExecuteAsync(product.ConnectionString, OpenL2MDatabase.Entries(1, "2026-03-01 11:00:00+00"));
            var expected = Entries + cycle + 1;
            await EventuallyAsync(async () => await Service.CountAsync("log-entries") == expected, "other tables went on");
        }

        await CheckOthersAsync();
        await ExecuteAsync(product.ConnectionString, "ALTER TABLE switches_vlan RENAME COLUMN called TO name");
        await RecoverAsync();

        CheckLog("vlans: the product's schema is not as expected: column things.name does not exist");
    }

    [Test]
    public async Task What_leaves_no_trace_is_found_within_the_hour()
    {
        const int many = 3_000;
        await ExecuteAsync(product.ConnectionString, OpenL2MDatabase.Entries(many, "2026-03-01 10:10:00+00"));
        await EventuallyAsync(async () => await Service.CountAsync("log-entries") == Entries + many, "all were read");

        await ExecuteAsync(product.ConnectionString, "DELETE FROM switches_log WHERE id = 100");
        await CheckOthersAsync();
        Assert.That(await Service.CountAsync("log-entries"), Is.EqualTo(Entries + many), "nothing shows that it has gone");

        Service.Clock.Advance(TimeSpan.FromHours(1));
        await EventuallyAsync(async () => await Service.CountAsync("log-entries") == Entries + many - 1, "the count was compared");
    }

    /// <summary>The other source takes in what changes, and both instances' reports are answered.</summary>
    private async Task CheckOthersAsync()
    {
        var before = await CountOfOtherAsync();
        await ExecuteAsync(neighbour.ConnectionString, OpenL2MDatabase.Entries(3));
        await EventuallyAsync(async () => await CountOfOtherAsync() == before + 3, "the other source went on");
        var others = (await Service.GetAsync("/api/sources/other")).Expect(200).Json;

        Assert.That((others["state"]!.GetValue<string>(), others["error"]), Is.EqualTo(("current", (JsonNode?)null)));
        foreach (var instance in new[] { "dev", "other" })
        {
            var answer = await Service.GetAsync("/api/stats/", token: null, headers: [("Authorization", $"Token {ServiceUnderTest.AdminToken}"), ("X-Reporting-Instance", instance)]);
            Assert.That(answer.Status, Is.EqualTo(200), instance);
        }
    }

    private async Task<long> CountOfOtherAsync()
        => (await Service.GetAsync("/api/instances/other")).Expect(200).Json["collections"]!["log-entries"]!["records"]!.GetValue<long>();

    private Task AwaitStateAsync(string state) => EventuallyAsync(async () => await source.StateAsync() == state, $"the source was {state}");

    /// <summary>Asks to have it read, in place of waiting until it is tried again.</summary>
    private Task RecoverAsync() => EventuallyAsync(
        async () => (await Service.AskAsync("POST", $"/api/sources/{Name}/sync")).Status is 202 or 409 && await source.StateAsync() is "current" && await HasReadAllAsync(),
        "the source was current again");

    private async Task<bool> HasReadAllAsync()
        => await Service.CountAsync("log-entries") == (long)(await ExecuteAsync(product.ConnectionString, "SELECT count(*) FROM switches_log"))!;

    /// <param name="reasons">One of these is told.</param>
    private void CheckLog(params IReadOnlyList<string> reasons)
    {
        var lines = LinesOf("product");

        Assert.That(lines.Count(line => line.Contains("can't be read", StringComparison.Ordinal)), Is.EqualTo(1), string.Join('\n', lines));
        Assert.That(lines, Has.Exactly(1).Matches<string>(line => reasons.Any(reason => line.Contains(reason, StringComparison.Ordinal))).And.None.Contains("   at "));
        Assert.That(lines.Count(line => line.Contains("is current", StringComparison.Ordinal)), Is.EqualTo(2), string.Join('\n', lines));
        Assert.That(LinesOf("other").Count, Is.LessThanOrEqualTo(1));
    }

    private IReadOnlyList<string> LinesOf(string name)
        => [.. Service.LogLines.Select(line => line.Replace("\\u0027", "'", StringComparison.Ordinal)).Where(line => line.Contains(string.Create(CultureInfo.InvariantCulture, $"Source {name} "), StringComparison.Ordinal))];
}
