using System.Globalization;
using Npgsql;
using NUnit.Framework;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Api;

/// <summary>How long and from where tokens are good, on every server of a database.</summary>
internal sealed class TokenTests : ServiceFixture
{
    private const string Instances = "/api/instances";

    [Test]
    public async Task A_revoked_token_is_refused_at_once_here_and_soon_elsewhere()
    {
        await using var another = await Service.StartAnotherAsync();
        var (id, token) = await Service.AddTokenAsync("member");
        (await another.GetAsync(Instances, token)).Expect(200);

        (await Service.AskAsync("DELETE", $"/api/tokens/{id}")).Expect(204);

        Assert.That((await Service.GetAsync(Instances, token)).Status, Is.EqualTo(401));
        Assert.That(async () => (await another.GetAsync(Instances, token)).Status, Is.EqualTo(401).After(20).Seconds.PollEvery(50).MilliSeconds);
    }

    [Test]
    public async Task A_new_token_and_a_new_instance_are_known_to_every_server_at_once()
    {
        await using var another = await Service.StartAnotherAsync();
        await Service.AddInstanceAsync();

        var (_, token) = await Service.AddTokenAsync("auditor", "dev");

        Assert.That((await another.GetAsync("/api/v2/insights/daus", token)).Status, Is.EqualTo(200));
        Assert.That((await another.GetAsync("/api/instances/dev", token)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_token_ends_at_its_time()
    {
        await Service.AddInstanceAsync();
        var (_, token) = await Service.AddTokenAsync("auditor", expiresAt: Noon.AddHours(1));
        Service.Clock.Now = Noon.AddHours(1).AddTicks(-1);
        var before = await Service.GetAsync("/api/v2/insights/daus", token);

        Service.Clock.Now = Noon.AddHours(1);
        var (native, coder) = (await Service.GetAsync(Instances, token), await Service.GetAsync("/api/v2/insights/daus", token));

        Assert.That(before.Status, Is.EqualTo(200));
        Assert.That(native.Body, Is.EqualTo("""{"type":"about:blank","title":"Unauthorized","status":401,"detail":"The token expired at 2026-03-04T13:00:00Z."}"""));
        Assert.That(coder.Json["detail"]!.GetValue<string>(), Does.StartWith("API key expired at \"2026-03-04"));
        Assert.That((native.Status, coder.Status), Is.EqualTo((401, 401)));
    }

    [TestCase("127.0.0.0/8", 200)]
    [TestCase("127.0.0.1", 200)]
    [TestCase("10.0.0.0/8", 401)]
    [TestCase("127.0.0.2/32", 401)]
    [TestCase("::1/128", 401)]
    public async Task A_token_is_good_from_its_networks_alone(string network, int status)
    {
        var (_, token) = await Service.AddTokenAsync("auditor", instance: null, expiresAt: null, network);

        Assert.That((await Service.GetAsync(Instances, token)).Status, Is.EqualTo(status));
    }

    [Test]
    public async Task An_address_that_a_header_claims_counts_for_nothing()
    {
        var (_, token) = await Service.AddTokenAsync("auditor", instance: null, expiresAt: null, "10.0.0.0/8");

        Assert.That((await Service.GetAsync(Instances, token, ("X-Forwarded-For", "10.1.2.3"), ("Forwarded", "for=10.1.2.3"))).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task A_token_goes_with_the_instance_that_it_is_bound_to()
    {
        await Service.AddInstanceAsync();
        var (_, token) = await Service.AddTokenAsync("ingest", "dev");
        (await Service.AskAsync("DELETE", "/api/instances/dev")).Expect(204);

        var answer = await Service.GetAsync(Instances, token);

        Assert.That(answer.Status, Is.EqualTo(401));
        Assert.That((await Service.GetAsync("/api/tokens")).Json.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_text_of_a_token_is_nowhere_in_the_database()
    {
        var (id, token) = await Service.AddTokenAsync("auditor");
        await using var connection = new NpgsqlConnection(Service.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT string_agg(tokens::text, ' ') FROM access.tokens AS tokens", connection);

        var stored = (string)(await command.ExecuteScalarAsync())!;

        Assert.That(stored, Does.Contain($"({id.ToString(CultureInfo.InvariantCulture)},auditor,auditor,"));
        Assert.That(stored, Does.Not.Contain(token[^22..]).And.Not.Contain(ServiceUnderTest.AdminToken[^22..]));
    }
}
