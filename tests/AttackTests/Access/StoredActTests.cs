using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.AttackTests.Access;

/// <summary>What is stored is answered so, whatever fails afterwards.</summary>
internal sealed class StoredActTests : ServiceFixture
{
    /// <summary>When an act commits, the table that the server reads next goes out of sight.</summary>
    private const string HideWhenStored =
        """
        CREATE FUNCTION access.hide() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ALTER TABLE IF EXISTS access.instances RENAME TO hidden; RETURN NULL; END $$;
        CREATE CONSTRAINT TRIGGER hide AFTER INSERT ON access.audit_entries DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION access.hide()
        """;

    [Test]
    public async Task An_act_is_answered_although_it_cannot_be_read_back()
    {
        await Service.AddInstanceAsync();
        var (old, _) = await Service.AddTokenAsync("member");
        await Service.ExecuteAsync(HideWhenStored);

        var made = await ActAsync("POST", "/api/tokens", new JsonObject { ["name"] = "new", ["role"] = "admin" });
        var revoked = await ActAsync("DELETE", $"/api/tokens/{old}");
        var created = await ActAsync("PUT", "/api/instances/new", new JsonObject { ["kind"] = "flags", ["name"] = "new" });
        var changed = await ActAsync("PUT", "/api/instances/dev", new JsonObject { ["kind"] = "workspaces", ["name"] = "changed" });
        var deleted = await ActAsync("DELETE", "/api/instances/dev");
        var tokens = await Service.GetAsync("/api/tokens", (string?)made.Json["token"]);

        Assert.That((made.Status, revoked.Status, created.Status, changed.Status, deleted.Status), Is.EqualTo((201, 204, 201, 200, 204)));
        Assert.That(tokens.Status, Is.EqualTo(200));
        Assert.That(Service.LogLines, Has.Some.Contains("could not be read back yet"));
    }

    [Test]
    public async Task Records_are_answered_although_they_cannot_be_rolled_up()
    {
        await Service.AddInstanceAsync();
        await Service.ExecuteAsync(
            """
            CREATE FUNCTION workspaces.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no room'; END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON workspaces.usage_half_hours FOR EACH ROW EXECUTE FUNCTION workspaces.refuse()
            """);

        var answer = await Service.AskAsync("POST", "/api/ingest/dev/agent-stats", RecordLines.Content(User("ada").Connected(Noon).AgentStats));

        Assert.That((answer.Status, (long?)answer.Json["inserted"]), Is.EqualTo((200, 1L)), answer.Body);
        Assert.That(await Service.CountAsync("agent-stats"), Is.EqualTo(1));
        Assert.That(Service.LogLines, Has.Some.Contains("could not be rolled up yet"));
    }

    private async Task<Answer> ActAsync(string method, string path, JsonNode? body = null)
    {
        var answer = await Service.AskAsync(method, path, body is null ? null : ServiceUnderTest.Json(body));
        await Service.ExecuteAsync("ALTER TABLE IF EXISTS access.hidden RENAME TO instances");
        return answer;
    }
}
