using NUnit.Framework;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Alerts;

/// <summary>What administrators make of rules, and what is refused.</summary>
internal sealed class AlertRouteTests : AlertsFixture
{
    [Test]
    public async Task A_rule_is_made_changed_shown_and_removed_and_that_is_in_the_audit()
    {
        var created = await PutAsync("made", Users("below", 10, ("resolve", 12), ("for", "90m"), ("interval", "week"), ("description", "Few.")));
        var changed = await PutAsync("made", Users("above", 10));
        var listed = await Service.GetAsync("/api/alerts");
        var removed = await Service.AskAsync("DELETE", "/api/alerts/made");
        var again = await Service.AskAsync("DELETE", "/api/alerts/made");

        Assert.That((created.Status, created.Body), Is.EqualTo((201, Rule("""
            "interval":"week","template":null,"project":null,"type":null,"collection":null,"condition":"below","bound":10,"resolve":12,"against":null,"share_of":null,"for":"1h30m","receivers":[],"description":"Few."
            """))));
        Assert.That((changed.Status, changed.Body), Is.EqualTo((200, Rule("""
            "interval":"day","template":null,"project":null,"type":null,"collection":null,"condition":"above","bound":10,"resolve":null,"against":null,"share_of":null,"for":"0s","receivers":[],"description":null
            """))));
        Assert.That(listed.Body, Is.EqualTo($"[{changed.Body}]"));
        Assert.That((removed.Status, again.Status, (await Service.GetAsync("/api/alerts/made")).Status, (await Service.GetAsync("/api/alerts/made/history")).Status), Is.EqualTo((204, 404, 404, 404)));
        var acts = (await Service.GetAsync("/api/audit")).Json.AsArray().Where(act => $"{act!["instance"]}" == Instance).Select(act => $"{act!["act"]} {act["details"]!["name"]} {act["details"]!["condition"]}").Take(3);
        Assert.That(acts, Is.EqualTo(["alert_deleted made above", "alert_changed made above", "alert_created made below"]));
    }

    [TestCase("series", "\"users\"", "series", "must be the name of a series; GET /api/alert-series lists them")]
    [TestCase("series", "null", "series", "must be the name of a series; GET /api/alert-series lists them")]
    [TestCase("series", "\"flag-totals.users\"", "series", "is of instances of flags, and * is one of workspaces")]
    [TestCase("bound", "\"many\"", "bound", "has the wrong type or is not valid JSON")]
    [TestCase("bound", "null", "bound", "is required")]
    [TestCase("bound", "1e999", "bound", "must be a number")]
    [TestCase("resolve", "9", "resolve", "must not be below the bound")]
    [TestCase("condition", "\"about\"", "condition", "must be one of above, below, beyond")]
    [TestCase("interval", "\"hour\"", "interval", "must be one of day, week, month")]
    [TestCase("against", "\"century\"", "against", "must be one of period, year")]
    [TestCase("share_of", "0", "share_of", "must be a number above 0")]
    [TestCase("for", "\"soon\"", "for", "must be a duration such as 30m, 12h or 2d")]
    [TestCase("for", "\"91d\"", "for", "must be at most 90d")]
    [TestCase("instance", "\"gone\"", "instance", "must be the key of an instance; there are: *")]
    [TestCase("instance", "null", "instance", "is required")]
    [TestCase("project", "\"shop\"", "project", "is nothing that this series can be narrowed to")]
    [TestCase("template", "\"go\"", "template", "must be a UUID")]
    [TestCase("receivers", "[\"nobody\"]", "receivers[0]", "is no receiver")]
    [TestCase("receivers", "[\"No One\"]", "receivers[0]", "must be the name of a receiver")]
    [TestCase("colour", "1", "colour", "is not a field of this request")]
    public async Task What_is_no_rule_is_refused_with_its_field(string field, string value, string named, string message)
    {
        var body = Users("below", 10);
        body.Remove(field);
        var text = $"{body.ToJsonString()[..^1]},\"{field}\":{value}}}";
        using var content = new StringContent(text, System.Text.Encoding.UTF8, "application/json");
        var put = await Service.AskAsync("PUT", "/api/alerts/refused", content);
        using var same = new StringContent(text, System.Text.Encoding.UTF8, "application/json");
        var previewed = await Service.AskAsync("POST", "/api/alerts/preview", same);

        Assert.That((put.Status, previewed.Status), Is.EqualTo((400, 400)), put.Body);
        var errors = put.Json["errors"]!.AsArray();
        Assert.That(errors.Select(error => $"{error!["field"]}"), Is.EqualTo([named]), put.Body);
        Assert.That($"{errors[0]!["message"]}", Does.Match($"^{System.Text.RegularExpressions.Regex.Escape(message).Replace("\\*", ".*", StringComparison.Ordinal)}$"));
        Assert.That(previewed.Json["errors"]!.ToJsonString(), Is.EqualTo(errors.ToJsonString()));
    }

    [TestCase("-a")]
    [TestCase("A")]
    [TestCase("a_b")]
    [TestCase("a%0A")]
    public async Task What_is_no_name_is_refused(string name)
    {
        var answer = await PutAsync(name, Users("below", 10));

        Assert.That((answer.Status, answer.Json["errors"]!.ToJsonString()), Is.EqualTo((400, """[{"field":"name","message":"must match ^[a-z0-9][a-z0-9-]{0,62}$"}]""")));
    }

    [Test]
    public async Task An_instance_has_only_so_many_rules()
    {
        foreach (var name in (string[])["one", "two", "three"])
        {
            (await PutAsync($"{Instance}-{name}", Users("below", 1))).Expect(201);
        }

        var beyond = await PutAsync($"{Instance}-four", Users("below", 1));
        Assert.That((beyond.Status, beyond.Json["errors"]!.ToJsonString()), Is.EqualTo((400, """[{"field":"instance","message":"has 3 rules, as many as it may"}]""")));
        Assert.That((await PutAsync($"{Instance}-three", Users("below", 2))).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Rules_die_with_their_instance()
    {
        await PutAsync("dying", Users("above", 0));
        await IngestAsync("usage", User("ada").On("go").Reported(Noon.AddDays(-1), 20).Usage);
        await EvaluateAsync();
        await Service.AskAsync("DELETE", $"/api/instances/{Instance}");

        Assert.That((await Service.GetAsync("/api/alerts/dying")).Status, Is.EqualTo(404));
        Assert.That(await EvaluateAsync(), Is.Empty);
        await PutInstanceAsync(Instance, "workspaces");
        Assert.That((await PutAsync("dying", Users("below", 1))).Status, Is.EqualTo(201), "the name is free");
        Assert.That(await HistoryAsync("dying"), Is.Empty);
    }

    [Test]
    public async Task Who_is_bound_to_an_instance_sees_and_makes_rules_of_that_one_alone()
    {
        var other = $"{Instance}-other";
        await PutInstanceAsync(other, "workspaces");
        await PutAsync("theirs", Users("below", 1, ("instance", other)));
        await PutAsync("ours", Users("below", 1));
        var bound = (await Service.AddTokenAsync("admin", Instance)).Text;
        var auditor = (await Service.AddTokenAsync("auditor")).Text;

        Assert.That((await Service.GetAsync("/api/alerts", bound)).Json.AsArray().Select(rule => $"{rule!["name"]}"), Is.EqualTo(["ours"]));
        Assert.That((await Service.GetAsync("/api/alerts/theirs", bound)).Status, Is.EqualTo(404));
        Assert.That((await Service.AskAsync("DELETE", "/api/alerts/theirs", token: bound)).Status, Is.EqualTo(404));
        Assert.That((await PutAsync("more", Users("below", 1, ("instance", other)), bound)).Status, Is.EqualTo(403));
        var taken = await PutAsync("theirs", Users("below", 1), bound);
        Assert.That((taken.Status, taken.Json["errors"]!.ToJsonString()), Is.EqualTo((400, """[{"field":"name","message":"is the name of a rule of another instance"}]""")));
        Assert.That((await Service.GetAsync("/api/alerts", auditor)).Status, Is.EqualTo(403));
        await Service.AskAsync("DELETE", $"/api/instances/{other}");
    }

    [Test]
    public async Task A_preview_says_when_a_rule_would_have_fired_and_saves_nothing()
    {
        foreach (var (days, users) in ((int, string[])[])[(-1, ["ada"]), (-2, ["ada", "bob"]), (-3, ["ada"]), (-4, ["ada", "bob"]), (-5, ["ada", "bob", "eve"])])
        {
            await IngestAsync("usage", users.SelectMany(user => User(user).On("go").Reported(Noon.AddDays(days), 20).Usage));
        }

        var preview = (await Service.AskAsync("POST", "/api/alerts/preview", ServiceUnderTest.Json(Users("below", 2)))).Expect(200).Json;

        Assert.That(preview["points"]!.AsArray().Select(point => $"{point!["at"]} {point["value"]}"), Is.EqualTo(
        [
            "2026-02-27T23:00:00Z 3", "2026-02-28T23:00:00Z 2", "2026-03-01T23:00:00Z 1", "2026-03-02T23:00:00Z 2", "2026-03-03T23:00:00Z 1",
        ]));
        Assert.That($"{preview["fired"]} {preview["value"]} {preview["has_history"]}", Is.EqualTo("2 1 true"));
        Assert.That(preview["firings"]!.ToJsonString(), Is.EqualTo("""[{"from":"2026-03-01T23:00:00Z","to":"2026-03-02T23:00:00Z","value":1},{"from":"2026-03-03T23:00:00Z","to":null,"value":1}]"""));
        var waiting = (await Service.AskAsync("POST", "/api/alerts/preview", ServiceUnderTest.Json(Users("below", 2, ("for", "12h"))))).Expect(200).Json;
        Assert.That(waiting["firings"]!.ToJsonString(), Is.EqualTo("""[{"from":"2026-03-02T11:00:00Z","to":"2026-03-02T23:00:00Z","value":1},{"from":"2026-03-04T11:00:00Z","to":null,"value":1}]"""));
        Assert.That((await Service.GetAsync("/api/alerts")).Body, Is.EqualTo("[]"));
    }

    [Test]
    public async Task Series_have_the_names_of_reports_that_there_are()
    {
        var series = (await Service.GetAsync("/api/alert-series")).Expect(200).Json.AsArray().Select(each => $"{each!["name"]}").ToList();
        var reports = (await Service.GetAsync("/api/reports")).Expect(200).Json.AsArray().Select(each => $"{each!["name"]}").ToList();

        Assert.That(series, Has.Count.GreaterThan(30).And.Unique);
        Assert.That(series.Where(name => name.Contains('.', StringComparison.Ordinal)).Select(name => name.Split('.')[0]).Distinct(StringComparer.Ordinal), Is.SubsetOf(reports));
    }

    private string Rule(string fields)
        => $$"""{"name":"made","instance":"{{Instance}}","series":"active-users.users",{{fields.Trim()}},"state":"ok","since":"2026-03-04T12:00:00Z","value":null,"problem":null,"failing":false,"created_at":"2026-03-04T12:00:00Z","changed_at":"2026-03-04T12:00:00Z"}""";
}
