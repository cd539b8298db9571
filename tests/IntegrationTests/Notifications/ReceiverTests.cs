using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Notifications;

/// <summary>Receivers of a service that sends to public hosts below example.com alone, by TLS.</summary>
internal sealed class ReceiverTests
{
    private const string Key = "0123456789abcdef0123456789abcdef0123456789abcdef";
    private const string Hook = """{"kind":"webhook","url":"https://hooks.example.com/in","secret":"0123456789abcdef"}""";

    private static readonly TestCaseData<string, string, string>[] Refused =
    [
        new("""{"kind":"pager"}""", "kind", "must be one of webhook, slack, email"),
        new("""{"kind":"webhook","secret":"0123456789abcdef"}""", "url", "is required"),
        new("""{"kind":"webhook","url":"ftp://hooks.example.com","secret":"0123456789abcdef"}""", "url", "must be an absolute https URL"),
        new("""{"kind":"webhook","url":"http://hooks.example.com","secret":"0123456789abcdef"}""", "url", "must be https; http is allowed by Notifications:AllowHttp"),
        new("""{"kind":"webhook","url":"https://ada:pw@hooks.example.com","secret":"0123456789abcdef"}""", "url", "must have no user, no fragment and no control characters"),
        new("""{"kind":"webhook","url":"https://elsewhere.example","secret":"0123456789abcdef"}""", "url", "must be at a host of Notifications:AllowedAddresses, which elsewhere.example is not"),
        new("""{"kind":"webhook","url":"https://169.254.169.254/latest","secret":"0123456789abcdef"}""", "url", "must not be in a private network; 169.254.169.254 would have to be in Notifications:AllowedNetworks"),
        new("""{"kind":"webhook","url":"https://hooks.example.com"}""", "secret", "is required"),
        new("""{"kind":"webhook","url":"https://hooks.example.com","secret":"short"}""", "secret", "must have 16 to 200 ASCII characters"),
        new("""{"kind":"webhook","url":"https://hooks.example.com","secret":"0123456789abcdef","to":["ada@example.com"]}""", "to", "is not for this kind of receiver"),
        new("""{"kind":"slack"}""", "url", "is required"),
        new("""{"kind":"slack","url":"https://hooks.example.com","secret":"0123456789abcdef"}""", "secret", "is not for this kind of receiver"),
        new("""{"kind":"email"}""", "to", "must be 1 to 50 e-mail addresses"),
        new("""{"kind":"email","to":["ada@example.com\r\nBcc: all@example.com"]}""", "to", "must be 1 to 50 e-mail addresses"),
        new("""{"kind":"email","to":["Ada <ada@example.com>"]}""", "to", "must be 1 to 50 e-mail addresses"),
        new("""{"kind":"email","to":["ada@example.com"],"url":"https://hooks.example.com"}""", "url", "is not for this kind of receiver"),
        new("""{"kind":"webhook","adress":"x"}""", "adress", "is not a field of this request"),
    ];

    private ServiceUnderTest service = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => service = await ServiceUnderTest.StartAsync(
        Noon,
        ("Notifications:AllowedAddresses", "*.example.com, 169.254.169.254"),
        ("Notifications:Smtp:Host", "mail.example.com"),
        ("Notifications:Smtp:From", "reporting@example.com"),
        ("Notifications:EncryptionKey", Convert.ToBase64String(Convert.FromHexString(Key + "0123456789abcdef"))));

    [OneTimeTearDown]
    public async Task StopAsync() => await service.DisposeAsync();

    [SetUp]
    public Task EmptyAsync() => service.ExecuteAsync("DELETE FROM notifications.receivers; DELETE FROM notifications.outbox");

    [Test]
    public async Task Are_saved_shown_and_removed_and_their_secrets_are_not_shown()
    {
        var created = await PutAsync("ops", Hook);
        var changed = await PutAsync("ops", """{"kind":"webhook","url":"https://other.example.com/in"}""");
        await PutAsync("team", """{"kind":"email","to":["ada@example.com","bob@example.com"]}""");
        await PutAsync("chat", """{"kind":"slack","url":"https://hooks.example.com/services/T0/B0/a-secret"}""");

        Assert.That((created.Status, created.Body), Is.EqualTo((201, Shown("ops", "\"kind\":\"webhook\",\"url\":\"https://hooks.example.com/in\""))));
        Assert.That((changed.Status, changed.Body), Is.EqualTo((200, Shown("ops", "\"kind\":\"webhook\",\"url\":\"https://other.example.com/in\""))));
        Assert.That((await service.GetAsync("/api/receivers/ops")).Body, Is.EqualTo(changed.Body));
        Assert.That((await service.GetAsync("/api/receivers")).Body, Is.EqualTo(
            $"[{Shown("chat", "\"kind\":\"slack\"")},{changed.Body},{Shown("team", "\"kind\":\"email\",\"to\":[\"ada@example.com\",\"bob@example.com\"]")}]"));
        Assert.That((await service.AskAsync("DELETE", "/api/receivers/ops")).Status, Is.EqualTo(204));
        Assert.That((await service.GetAsync("/api/receivers/ops")).Status, Is.EqualTo(404));
        Assert.That((await service.AskAsync("DELETE", "/api/receivers/ops")).Status, Is.EqualTo(404));
        Assert.That((await service.AskAsync("POST", "/api/receivers/ops/test")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Are_kept_and_audited_without_their_secrets()
    {
        await PutAsync("ops", Hook);
        await PutAsync("chat", """{"kind":"slack","url":"https://hooks.example.com/services/T0/B0/a-secret"}""");

        var kept = await service.QueryAsync("SELECT encode(secret, 'escape') || settings::text FROM notifications.receivers UNION ALL SELECT details::text FROM access.audit_entries");
        Assert.That(kept, Has.Count.GreaterThan(3));
        Assert.That(kept, Has.None.Contains("0123456789abcdef").And.None.Contains("a-secret"));
        var audit = (await service.GetAsync("/api/audit")).Json[0]!;
        Assert.That(audit["act"]!.GetValue<string>(), Is.EqualTo("receiver_created"));
        Assert.That(audit["details"]!.ToJsonString(), Is.EqualTo("""{"to":[],"url":null,"kind":"slack","name":"chat","secret_set":true}"""));
    }

    [TestCaseSource(nameof(Refused))]
    public async Task Are_refused_with_the_field_that_is_wrong(string body, string field, string message)
    {
        var answer = await PutAsync("ops", body);

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Json["errors"]!.AsArray().Select(error => $"{error!["field"]} {error["message"]}"), Does.Contain($"{field} {message}"));
        Assert.That((await service.GetAsync("/api/receivers")).Body, Is.EqualTo("[]"));
    }

    [Test]
    public async Task Are_for_administrators_of_all_instances()
    {
        await service.AddInstanceAsync();
        var (_, bound) = await service.AddTokenAsync("admin", "dev");
        var (_, auditor) = await service.AddTokenAsync("auditor");
        foreach (var token in new[] { bound, auditor })
        {
            Assert.That((await service.GetAsync("/api/receivers", token)).Status, Is.EqualTo(403));
            Assert.That((await service.GetAsync("/api/notifications", token)).Status, Is.EqualTo(403));
            Assert.That((await service.PutReceiverAsync("ops", JsonNode.Parse(Hook)!.AsObject(), token)).Status, Is.EqualTo(403));
        }
    }

    [TestCase("?state=lost", "state")]
    [TestCase("?limit=0", "limit")]
    [TestCase("?receiver=A%20B", "receiver")]
    public async Task Notifications_are_listed_by_what_there_is(string query, string field)
        => Assert.That((await service.GetAsync($"/api/notifications{query}")).Expect(400).Json["errors"]![0]!["field"]!.GetValue<string>(), Is.EqualTo(field));

    private Task<Answer> PutAsync(string name, string body)
        => service.AskAsync("PUT", $"/api/receivers/{name}", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

    private static string Shown(string name, string settings)
        => "{\"name\":\"" + name + "\"," + settings + ",\"created_at\":\"2026-03-04T12:00:00Z\",\"changed_at\":\"2026-03-04T12:00:00Z\"}";
}
