using System.Text.Json.Nodes;
using Npgsql;
using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.AttackTests.Access;

/// <summary>Administrative acts that began before something they rest on was gone.</summary>
internal sealed class RevokedActorTests : ServiceFixture
{
    [TestCase("POST", "/api/tokens", """{"name":"free","role":"admin"}""")]
    [TestCase("PUT", "/api/instances/new", """{"kind":"flags","name":"new"}""")]
    [TestCase("PUT", "/api/instances/dev", """{"kind":"workspaces","name":"changed"}""")]
    [TestCase("PUT", "/api/receivers/hook", """{"kind":"webhook","url":"https://hooks.example.com/x","secret":"a key of at least 16 characters"}""")]
    public async Task A_token_that_is_revoked_while_its_body_arrives_does_nothing(string method, string path, string body)
    {
        await Service.AddInstanceAsync();
        var (id, token) = await Service.AddTokenAsync("admin");

        var head = $"{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
        using var request = await RawRequest.SendAsync(Service.Address, head);
        var asked = await request.ReadStatusAsync();
        await request.SendAsync(body[..10]);
        (await Service.AskAsync("DELETE", $"/api/tokens/{id}")).Expect(204);
        await request.SendAsync(body[10..]);
        var answer = await request.ReadToEndAsync();

        Assert.That(asked, Does.EndWith("100 Continue"), "it was let in");
        Assert.That(answer.TrimStart(), Does.StartWith("HTTP/1.1 401").And.Contain("application/problem+json"));
        Assert.That(await Service.QueryAsync("SELECT entries.act::text FROM access.audit_entries AS entries WHERE entries.actor = 'admin'"), Is.Empty);
        Assert.That((await Service.GetAsync("/api/instances")).Json.AsArray().Select(instance => (string)instance!["name"]!), Is.EqualTo(["dev"]));
    }

    [Test]
    public async Task No_token_is_made_for_an_instance_that_is_deleted_meanwhile()
    {
        await Service.AddInstanceAsync();
        await using var connection = new NpgsqlConnection(Service.ConnectionString);
        await connection.OpenAsync();
        await ExecuteAsync(connection, "BEGIN; UPDATE access.directory_version SET version = version + 1");

        var making = Service.AskAsync("POST", "/api/tokens", ServiceUnderTest.Json(new JsonObject { ["name"] = "late", ["role"] = "member", ["instance"] = "dev" }));
        await WaitForWaiterAsync(connection);
        await ExecuteAsync(connection, "UPDATE access.instances SET deleted_at = created_at; COMMIT");
        var made = await making;

        Assert.That(made.Status, Is.EqualTo(400), made.Body);
        Assert.That(await Service.QueryAsync("SELECT tokens.name FROM access.tokens"), Does.Not.Contain("late"));
    }

    private static async Task WaitForWaiterAsync(NpgsqlConnection connection)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_locks WHERE NOT granted", connection);
        while (await command.ExecuteScalarAsync(timeout.Token) is 0L)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), timeout.Token);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
