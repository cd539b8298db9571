using NUnit.Framework;
using Npgsql;
using Reporting.Infrastructure.Persistence;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags;

internal sealed class EventTextTests : FlagsFixture
{
    /// <summary>So many that reading all of the instance's is dearer than the index, though the planner takes an instance for a two-hundredth of the table.</summary>
    private const int Others = 40_000;

    protected override IEnumerable<SampleEvent> Events =>
    [
        new(1) { Data = """{"name":"Zebrafinch"}""" },
        new(2) { PreData = """["a","zebraFINCH"]""" },
        new(3) { Tags = ["zebrafinch", "100%"] },
        new(4) { Type = "zebrafinch", By = "zebrafinch", Project = "zebrafinch", Flag = "zebrafinch" },
        new(5) { Data = """{"text":"zebra_finch"}""", PreData = "\"öffnen\"" },
        .. Enumerable.Range(6, Others).Select(id => new SampleEvent(id) { Data = $$"""{"name":"flag-{{id}}","description":"One of many that say nothing of birds"}""" }),
    ];

    [TestCase("zebrafinch", new long[] { 3, 2, 1 }, Description = "In any case, in data, former data and tags alone")]
    [TestCase("zebra_finch", new long[] { 5 })]
    [TestCase("zebr_finch", new long[] { 3, 2, 1 }, Description = "An underscore is any character, as in the product")]
    [TestCase("zebra%25finch", new long[] { 5, 3, 2, 1 }, Description = "And a percent sign any text")]
    [TestCase("zebra%5C_finch", new long[] { 5 }, Description = "Unless after a backslash")]
    [TestCase("öFFNEN", new long[] { 5 })]
    [TestCase("nowhere", new long[] { })]
    public async Task A_text_is_found_in_what_events_carry(string text, long[] ids)
    {
        var found = await SearchAsync($"query={text}");

        Assert.That(found.Ids, Is.EqualTo(ids));
        Assert.That(found.Total, Is.EqualTo(ids.Length));
    }

    [Test]
    public async Task Both_ways_to_find_a_text_find_the_same()
    {
        await using var source = NpgsqlDataSource.Create(Service.ConnectionString);

        Assert.That(await CountAsync(source, "events_by_text.sql"), Is.EqualTo(3));
        Assert.That(await CountAsync(source, "events_in_order_by_text.sql"), Is.EqualTo(3));
    }

    [Test]
    public async Task A_rare_text_is_found_by_the_index()
        => Assert.That(await ExplainAsync(SqlFile.Read("events_by_text.sql")), Has.Some.Contains("event_text_idx"));

    [Test]
    public async Task A_frequent_text_is_found_without_sorting_all_that_mention_it()
    {
        var plan = await ExplainAsync($"{SqlFile.Read("events_in_order_by_text.sql")} ORDER BY events.created_at DESC, events.id DESC LIMIT 50");

        Assert.That(plan, Has.None.Contains("Sort").And.None.Contains("event_text_idx"));
    }

    private async Task<IReadOnlyList<string>> ExplainAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Service.ConnectionString);
        await using var analysis = source.CreateCommand("VACUUM ANALYZE flags.events");
        await analysis.ExecuteNonQueryAsync();
        await using var command = Ask(source, $"EXPLAIN {sql}");
        await using var plan = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await plan.ReadAsync())
        {
            lines.Add(plan.GetString(0));
        }

        return lines;
    }

    private static async Task<int> CountAsync(NpgsqlDataSource source, string file)
    {
        await using var command = Ask(source, SqlFile.Read(file));
        await using var events = await command.ExecuteReaderAsync();
        var count = 0;
        while (await events.ReadAsync())
        {
            count++;
        }

        return count;
    }

    private static NpgsqlCommand Ask(NpgsqlDataSource source, string sql)
    {
        var command = source.CreateCommand(sql);
        command.Parameters.AddWithValue("instance", 1);
        command.Parameters.AddWithValue("pattern", "%zebrafinch%");
        return command;
    }
}
