using System.Text.Json.Nodes;
using Npgsql;
using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.AttackTests.Access;

/// <summary>What an administrator of one instance asks for, many times at once, while a merge of that instance takes long.</summary>
internal sealed class AdministrativeActTests : ServiceFixture
{
    /// <summary>More than there are connections of any kind.</summary>
    private const int Acts = 60;

    private static readonly JsonObject Renamed = new() { ["kind"] = "workspaces", ["name"] = "renamed" };

    [TestCase("DELETE")]
    [TestCase("PUT")]
    public async Task Others_go_on_while_acts_wait_for_a_merge(string method)
    {
        await Service.AddInstanceAsync();
        await Service.AddInstanceAsync("other");
        var ada = Known("ada");
        await Service.IngestAsync("users", ada);
        var (_, token) = await Service.AddTokenAsync("admin", "dev");
        await using var merge = await MergeAsync();

        var acts = Enumerable.Range(0, Acts).Select(_ => method is "PUT"
            ? Service.AskAsync("PUT", "/api/instances/dev", ServiceUnderTest.Json(Renamed), token)
            : Service.AskAsync("DELETE", $"/api/instances/dev/users/{ada.Id}", content: null, token)).ToList();
        await WaitForAnActAsync(merge);
        var made = await Service.AskAsync("POST", "/api/tokens", ServiceUnderTest.Json(new JsonObject { ["name"] = "new", ["role"] = "member" }));
        var revoked = await Service.AskAsync("DELETE", $"/api/tokens/{(made.Status == 201 ? made.Json["id"] : 0)}");
        var ready = await Service.GetAsync("/health/ready", token: null);
        var stored = await Service.AskAsync("POST", "/api/ingest/other/users", RecordLines.Content([Known("bob")]));
        var waiting = acts.Count(act => !act.IsCompleted);
        await merge.DisposeAsync();
        var answers = await Task.WhenAll(acts);

        Assert.That((made.Status, revoked.Status, ready.Status, stored.Status), Is.EqualTo((201, 204, 200, 200)));
        Assert.That(waiting, Is.EqualTo(Acts));
        Assert.That(answers.Select(answer => answer.Status), Is.All.AnyOf(200, 202, 204));
    }

    [Test]
    public async Task Acts_of_one_administrator_leave_connections_to_others()
    {
        await Service.AddInstanceAsync();
        await Service.AddInstanceAsync("other");
        var (_, one) = await Service.AddTokenAsync("admin", "dev");
        var (_, two) = await Service.AddTokenAsync("admin", "dev");
        await using var change = await BeginAsync("UPDATE access.directory_version SET version = version + 1");

        var wanted = new JsonObject { ["name"] = "another", ["role"] = "member", ["instance"] = "dev" };
        var acts = Enumerable.Range(0, Acts).Select(number => Service.AskAsync("POST", "/api/tokens", ServiceUnderTest.Json(wanted), number % 2 == 0 ? one : two)).ToList();
        await WaitForAnActAsync(change);
        var ready = await Service.GetAsync("/health/ready", token: null);
        var listed = await Service.GetAsync("/api/instances/other");
        var stored = await Service.AskAsync("POST", "/api/ingest/other/users", RecordLines.Content([Known("bob")]));
        await change.DisposeAsync();
        var answers = await Task.WhenAll(acts);

        Assert.That((ready.Status, listed.Status, stored.Status), Is.EqualTo((200, 200, 200)));
        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(201));
    }

    /// <summary>A merge that has raised the data version and is not done, until it is disposed of.</summary>
    private Task<NpgsqlConnection> MergeAsync() => BeginAsync(
        """
        SELECT 1 FROM access.data_versions FOR KEY SHARE;
        UPDATE access.data_versions SET version = version + 1 WHERE instance_id = (SELECT id FROM access.instances WHERE key = 'dev')
        """);

    /// <summary>A transaction that is not done until it is disposed of.</summary>
    private async Task<NpgsqlConnection> BeginAsync(string sql)
    {
        var connection = new NpgsqlConnection(Service.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"BEGIN; {sql}", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private static async Task WaitForAnActAsync(NpgsqlConnection merge)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_locks WHERE NOT granted", merge);
        while (await command.ExecuteScalarAsync(timeout.Token) is 0L)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), timeout.Token);
        }
    }
}
