using System.Text.Json.Nodes;
using Npgsql;
using NUnit.Framework;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Api;

/// <summary>What administrators did, as it is told and kept.</summary>
internal sealed class AuditTests : ServiceFixture
{
    private const string Audit = "/api/audit";

    [Test]
    public async Task Has_every_act_newest_first()
    {
        Service.Clock.Now = Noon.AddHours(1);
        await Service.AddInstanceAsync();
        await SaveAsync("Development");
        var (id, _) = await Service.AddTokenAsync("ingest", "dev", Noon.AddDays(2), "10.0.0.0/8");
        (await Service.AskAsync("DELETE", $"/api/tokens/{id}")).Expect(204);
        (await Service.AskAsync("DELETE", "/api/instances/dev")).Expect(204);

        var answer = await Service.GetAsync(Audit);

        const string By = "\"actor\":\"first\",\"actor_token\":1,\"address\":\"127.0.0.1\"";
        const string Token = """{"name":"ingest","role":"ingest","expires_at":"2026-03-06T12:00:00+00:00","allowed_networks":["10.0.0.0/8"]}""";
        Assert.That(answer.Type, Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(Lines(answer), Is.EqualTo(
        [
            $$$"""{"id":6,"at":"2026-03-04T13:00:00Z",{{{By}}},"act":"instance_deleted","instance":"dev","token":null,"details":{{{Instance("Development")}}}}""",
            $$$"""{"id":5,"at":"2026-03-04T13:00:00Z",{{{By}}},"act":"token_revoked","instance":"dev","token":2,"details":{{{Sorted(Token)}}}}""",
            $$$"""{"id":4,"at":"2026-03-04T13:00:00Z",{{{By}}},"act":"token_created","instance":"dev","token":2,"details":{{{Sorted(Token)}}}}""",
            $$$"""{"id":3,"at":"2026-03-04T13:00:00Z",{{{By}}},"act":"instance_changed","instance":"dev","token":null,"details":{{{Instance("Development")}}}}""",
            $$$"""{"id":2,"at":"2026-03-04T13:00:00Z",{{{By}}},"act":"instance_created","instance":"dev","token":null,"details":{{{Instance("dev")}}}}""",
            """{"id":1,"at":"2026-03-04T12:00:00Z","actor":"service","actor_token":null,"address":null,"act":"token_created","instance":null,"token":1,"details":{"name":"first","role":"admin","expires_at":null,"allowed_networks":[]}}""",
        ]));
    }

    [Test]
    public async Task Has_nothing_that_was_refused()
    {
        await Service.AddInstanceAsync();
        var before = await IdsAsync("");
        (await Service.AskAsync("PUT", "/api/instances/dev", Body("flags", "dev"))).Expect(409);
        (await Service.AskAsync("PUT", "/api/instances/DEV", Body("flags", "dev"))).Expect(400);
        (await Service.AskAsync("DELETE", "/api/instances/none")).Expect(404);
        (await Service.AskAsync("DELETE", "/api/tokens/77")).Expect(404);

        Assert.That(await IdsAsync(""), Is.EqualTo(before));
    }

    [Test]
    public async Task Is_told_of_a_time_and_of_an_actor()
    {
        await Service.AddInstanceAsync();
        var (_, token) = await Service.AddTokenAsync("admin");
        Service.Clock.Now = Noon.AddHours(1);
        (await Service.AskAsync("PUT", "/api/instances/dev", Body("workspaces", "later"), token)).Expect(200);
        Service.Clock.Now = Noon.AddHours(2);
        await SaveAsync("last");

        Assert.That(await IdsAsync("?from=2026-03-04T13:00:00Z"), Is.EqualTo([5, 4]));
        Assert.That(await IdsAsync("?to=2026-03-04T13:00:00Z"), Is.EqualTo([3, 2, 1]));
        Assert.That(await IdsAsync("?from=2026-03-04T14:00:00%2B01:00&to=2026-03-04T14:00:00Z"), Is.EqualTo([4]));
        Assert.That(await IdsAsync("?actor=admin"), Is.EqualTo([4]));
        Assert.That(await IdsAsync("?actor=2"), Is.EqualTo([4]));
        Assert.That(await IdsAsync("?actor=first&from=2026-03-04T13:00:00Z"), Is.EqualTo([5]));
        Assert.That(await IdsAsync("?actor=nobody"), Is.Empty);
    }

    [Test]
    public async Task Is_for_administrators_and_of_a_bound_one_about_its_own_instance()
    {
        await Service.AddInstanceAsync();
        await Service.AddInstanceAsync("prod");
        var (_, own) = await Service.AddTokenAsync("admin", "dev");
        var (_, auditor) = await Service.AddTokenAsync("auditor");

        Assert.That((await Service.GetAsync(Audit, auditor)).Status, Is.EqualTo(403));
        Assert.That(Lines(await Service.GetAsync(Audit, own)).Select(line => JsonNode.Parse(line)!["instance"]!.GetValue<string>()), Is.EqualTo(["dev", "dev"]));
    }

    [TestCase("?from=2026-03-04", "from")]
    [TestCase("?to=tomorrow", "to")]
    public async Task Says_what_is_no_time(string query, string field)
    {
        var answer = await Service.GetAsync(Audit + query);

        Assert.That((answer.Status, answer.Body), Is.EqualTo((400,
            $$"""{"type":"about:blank","title":"Bad Request","status":400,"detail":"The request is not valid.","errors":[{"field":"{{field}}","message":"must be a date-time with an offset"}]}""")));
    }

    [Test]
    public async Task Is_told_whole_however_long_it_is()
    {
        await Service.ExecuteAsync(
            "INSERT INTO access.audit_entries (at, actor, act, details) SELECT '2026-03-04T12:00:00Z', 'first', 'instance_changed', '{}' FROM generate_series(1, 2500)");

        Assert.That(await IdsAsync(""), Is.EqualTo(Enumerable.Range(1, 2_501).Reverse()));
    }

    [TestCase("UPDATE access.audit_entries SET actor = 'nobody'")]
    [TestCase("DELETE FROM access.audit_entries")]
    [TestCase("DELETE FROM access.audit_entries WHERE false")]
    [TestCase("TRUNCATE access.audit_entries")]
    public async Task Is_only_added_to(string statement)
    {
        await Service.AddInstanceAsync();

        Assert.That(
            async () => await Service.ExecuteAsync(statement),
            Throws.TypeOf<PostgresException>().With.Property(nameof(PostgresException.MessageText)).EqualTo("entries of the audit are neither changed nor removed"));
        Assert.That(await IdsAsync(""), Is.EqualTo([2, 1]));
    }

    /// <summary>Without the entry the act does not happen either.</summary>
    [Test]
    public async Task Is_written_with_the_act_or_neither_is()
    {
        await Service.AddInstanceAsync();
        await Service.ExecuteAsync("ALTER TABLE access.audit_entries ADD CONSTRAINT ck_full CHECK (false) NOT VALID");

        int[] refused =
        [
            (await Service.AskAsync("PUT", "/api/instances/dev", Body("workspaces", "changed"))).Status,
            (await Service.AskAsync("PUT", "/api/instances/new", Body("workspaces", "new"))).Status,
            (await Service.AskAsync("DELETE", "/api/instances/dev")).Status,
            (await Service.AskAsync("POST", "/api/tokens", ServiceUnderTest.Json(new JsonObject { ["name"] = "x", ["role"] = "admin" }))).Status,
            (await Service.AskAsync("DELETE", "/api/tokens/1")).Status,
        ];

        Assert.That(refused, Is.All.EqualTo(500));
        Assert.That((await Service.GetAsync("/api/instances")).Json.AsArray().Select(instance => instance!["name"]!.GetValue<string>()), Is.EqualTo(["dev"]));
        Assert.That((await Service.GetAsync("/api/tokens")).Json.AsArray().Select(token => token!["name"]!.GetValue<string>()), Is.EqualTo(["first"]));
    }

    private Task<Answer> SaveAsync(string name) => Service.AskAsync("PUT", "/api/instances/dev", Body("workspaces", name));

    private static StringContent Body(string kind, string name) => ServiceUnderTest.Json(new JsonObject { ["kind"] = kind, ["name"] = name });

    private async Task<IReadOnlyList<int>> IdsAsync(string query)
        => [.. (await Service.GetAsync(Audit + query)).Expect(200).Json.AsArray().Select(entry => entry!["id"]!.GetValue<int>())];

    private static string Instance(string name) => "{\"kind\":\"workspaces\",\"name\":\"" + name + "\",\"base_url\":null,\"time_zone\":\"UTC\",\"user_privacy\":\"names\"}";

    private static IReadOnlyList<string> Lines(Answer answer)
        => [.. answer.Json.AsArray().Select(entry => entry!.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))];

    /// <summary>The database orders the keys of an object by their length.</summary>
    private static string Sorted(string json)
    {
        var sorted = new JsonObject();
        foreach (var (name, value) in JsonNode.Parse(json)!.AsObject().OrderBy(pair => pair.Key.Length).ThenBy(pair => pair.Key, StringComparer.Ordinal))
        {
            sorted.Add(name, value?.DeepClone());
        }

        return sorted.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
