using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.Cli;

internal sealed class AccessCommandTests : CliFixture
{
    [Test]
    public async Task An_instance_is_created_changed_and_listed()
    {
        var created = await RunAsync("instance", "create", "acme", "--kind", "workspaces", "--time-zone", "Europe/Berlin");
        var changed = await RunAsync("instance", "create", "acme", "--kind", "workspaces", "--name", "Acme");
        var refused = await RunAsync("instance", "create", "acme", "--kind", "network");
        var listed = await RunAsync("instance", "list");

        Assert.That(created.ExitCode, Is.Zero, created.Error);
        Assert.That($"{created.Line["key"]} {created.Line["name"]} {created.Line["time_zone"]}", Is.EqualTo("acme acme Europe/Berlin"));
        Assert.That(changed.Line["name"]!.GetValue<string>(), Is.EqualTo("Acme"));
        Assert.That((refused.ExitCode, refused.Error), Is.EqualTo((1, "The instance acme is of kind workspaces, which can't change.\n")));
        Assert.That(listed.Line["collections"]!["users"]!["records"]!.GetValue<int>(), Is.Zero);
    }

    [Test]
    public async Task A_token_is_created_listed_and_revoked()
    {
        (await RunAsync("instance", "create", "acme", "--kind", "workspaces")).Expect(0);

        var created = (await RunAsync("token", "create", "agents", "--role", "ingest", "--instance", "acme", "--network", "10.1.0.0/16")).Expect(0);
        var listed = (await RunAsync("token", "list")).Expect(0);
        var revoked = await RunAsync("token", "revoke", created.Line["id"]!.ToString());
        var again = await RunAsync("token", "revoke", created.Line["id"]!.ToString());
        var after = await RunAsync("token", "list");
        var admin = (await RunAsync("token", "create", "admin", "--role", "admin")).Expect(0).Line["token"]!.GetValue<string>();
        await using var service = await ServiceUnderTest.StartOnAsync(Database, DateTimeOffset.UnixEpoch);
        var acts = (await service.GetAsync("/api/audit", admin)).Expect(200).Body;

        Assert.That(TokenDigest.Of(created.Line["token"]!.GetValue<string>()), Is.Not.EqualTo(TokenDigest.Of("")));
        Assert.That($"{listed.Line["name"]} {listed.Line["role"]} {listed.Line["instance"]} {listed.Line["allowed_networks"]![0]}", Is.EqualTo("agents ingest acme 10.1.0.0/16"));
        Assert.That(listed.Output, Does.Not.Contain(created.Line["token"]!.GetValue<string>()));
        Assert.That((revoked.ExitCode, again.ExitCode, again.Error), Is.EqualTo((0, 1, $"There is no token {created.Line["id"]}.\n")));
        Assert.That(after.Lines, Is.Empty);
        Assert.That(acts, Does.Contain($"\"actor\":\"operator {Environment.UserName}\""));
    }

    [Test]
    public async Task A_token_of_an_unknown_instance_or_role_is_not_made()
    {
        var unknown = await RunAsync("token", "create", "agents", "--role", "ingest", "--instance", "acme");
        var wrong = await RunAsync("token", "create", "agents", "--role", "king");

        Assert.That((unknown.ExitCode, unknown.Error), Is.EqualTo((1, "There is no instance acme. There are none yet.\n")));
        Assert.That((wrong.ExitCode, wrong.Error), Is.EqualTo((2, "role must be one of admin, auditor, member, ingest\n")));
    }
}
