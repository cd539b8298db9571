using System.Text.Json.Nodes;
using Npgsql;
using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.AttackTests.Access;

/// <summary>An instance that is deleted while it is used, or while the database is slow to let its records go.</summary>
internal sealed class InstanceDeletionTests : ServiceFixture
{
    private const string Body = "Content-Type: application/x-ndjson\r\n";

    [Test]
    public async Task Takes_effect_at_once_and_nobody_waits_for_its_records_to_go()
    {
        await Service.AddInstanceAsync();
        await Service.AddInstanceAsync("other");
        await Service.IngestAsync("users", Known("ada"));
        var (_, bound) = await Service.AddTokenAsync("member", "dev");
        var (other, _) = await Service.AddTokenAsync("member", "other");
        await using var source = NpgsqlDataSource.Create(Service.ConnectionString);
        await using var holdUp = await BlockAsync(source);

        var deleted = await Service.AskAsync("DELETE", "/api/instances/dev");
        var gone = await Service.GetAsync("/api/instances/dev");
        var bounced = await Service.GetAsync("/api/instances", bound);
        var revoked = await Service.AskAsync("DELETE", $"/api/tokens/{other}");
        var again = await Service.AskAsync("PUT", "/api/instances/dev", ServiceUnderTest.Json(new JsonObject { ["kind"] = "flags", ["name"] = "again" }));
        var progress = await WaitForDeletionAsync(until: each => each?["tables"] is not null);
        await holdUp.DisposeAsync();
        await WaitForDeletionAsync(until: each => each is null);

        Assert.That((deleted.Status, gone.Status, bounced.Status, revoked.Status, again.Status), Is.EqualTo((204, 404, 401, 204, 201)));
        Assert.That(progress!["started_at"]!.GetValue<string>(), Is.EqualTo("2026-03-04T12:00:00Z"));
        Assert.That(progress["tables_done"]!.GetValue<int>(), Is.LessThan(progress["tables"]!.GetValue<int>()));
        Assert.That(await CountAsync(source, "SELECT count(*) FROM workspaces.users"), Is.Zero);
    }

    [Test]
    public async Task Goes_on_on_another_server_where_one_stopped()
    {
        await Service.AddInstanceAsync();
        await Service.IngestAsync("users", Known("ada"));
        await using var source = NpgsqlDataSource.Create(Service.ConnectionString);
        await using var holdUp = await BlockAsync(source);
        await using (var first = await Service.StartAnotherAsync())
        {
            (await Service.AskAsync("DELETE", "/api/instances/dev")).Expect(204);
            await WaitForDeletionAsync(until: each => each?["tables_done"]!.GetValue<int>() > 0);
        }

        await source.CreateCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'DELETE FROM workspaces.users%' AND state = 'active'").ExecuteNonQueryAsync();
        await holdUp.DisposeAsync();
        await WaitForDeletionAsync(until: each => each is null);

        Assert.That(await CountAsync(source, "SELECT count(*) FROM workspaces.users"), Is.Zero);
        Assert.That(await CountAsync(source, "SELECT count(*) FROM access.instances"), Is.Zero);
    }

    [Test]
    public async Task Leaves_nothing_of_a_body_that_was_arriving()
    {
        await Service.AddInstanceAsync();

        var status = await FinishAfterAsync(() => Service.AskAsync("DELETE", "/api/instances/dev"), ServiceUnderTest.AdminToken);

        Assert.That(status, Is.EqualTo("404"));
    }

    [Test]
    public async Task A_token_that_is_revoked_while_its_body_arrives_stores_nothing()
    {
        await Service.AddInstanceAsync();
        var (id, text) = await Service.AddTokenAsync("ingest", "dev");

        var status = await FinishAfterAsync(() => Service.AskAsync("DELETE", $"/api/tokens/{id}"), text);

        Assert.That(status, Is.EqualTo("401"));
        Assert.That(await Service.CountAsync("users"), Is.Zero);
    }

    [Test]
    public async Task Tokens_that_go_with_their_instance_are_in_the_audit()
    {
        await Service.AddInstanceAsync();
        var (id, _) = await Service.AddTokenAsync("ingest", "dev");

        (await Service.AskAsync("DELETE", "/api/instances/dev")).Expect(204);
        var audit = await Service.GetAsync("/api/audit");

        Assert.That(audit.Body, Does.Contain("\"act\":\"instance_deleted\""));
        Assert.That(audit.Body, Does.Match($"\"act\":\"token_revoked\",\"instance\":\"dev\",\"token\":{id}"));
    }

    /// <summary>Sends half of a body, does something, and sends the rest.</summary>
    /// <returns>The status of the answer.</returns>
    private async Task<string> FinishAfterAsync(Func<Task<Answer>> act, string token)
    {
        var lines = RecordLines.Of([Known("ada"), Known("bob")]);
        var head = $"POST /api/ingest/dev/users HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n{Body}Content-Length: {lines.Length}\r\n\r\n";
        using var request = await RawRequest.SendAsync(Service.Address, head + lines[..10]);
        await Service.WaitForRecordsAsync(onTheWay: true);
        (await act()).Expect(204);
        await request.SendAsync(lines[10..]);
        return (await request.ReadToEndAsync()).Split(' ')[1];
    }

    private async Task<JsonNode?> WaitForDeletionAsync(Func<JsonNode?, bool> until)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var instances = (await Service.GetAsync("/api/instances")).Expect(200).Json.AsArray();
            var deletion = instances.Select(instance => instance!["deletion"]).SingleOrDefault(each => each is not null);
            if (until(deletion))
            {
                return deletion;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), timeout.Token);
        }
    }

    /// <summary>Keeps a row of the instance from going until it is disposed.</summary>
    private static async Task<NpgsqlConnection> BlockAsync(NpgsqlDataSource source)
    {
        var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("BEGIN; SELECT 1 FROM workspaces.users FOR UPDATE", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private static async Task<long> CountAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
