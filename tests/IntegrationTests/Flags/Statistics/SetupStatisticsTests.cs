using NUnit.Framework;
using Reporting.Domain.Flags.Records;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags.Statistics;

internal sealed class SetupStatisticsTests : StatisticsFixture
{
    [Test]
    public async Task Settings_are_shown_as_they_are()
    {
        await AddAsync(Given.Settings("an-instance") with { VersionEnterprise = "8.2.1", SamlEnabled = true, PasswordAuthEnabled = false, ScimEnabled = true });

        Assert.That(
            await ReadEachAsync("instanceId", "versionOSS", "versionEnterprise", "SAMLenabled", "OIDCenabled", "passwordAuthEnabled", "SCIMenabled"),
            Is.EqualTo(["\"an-instance\"", "\"8.2.0\"", "\"8.2.1\"", "true", "false", "false", "true"]));
    }

    [Test]
    public async Task Settings_received_last_stand_whatever_they_are_called([Values("another", "bn-other")] string later)
    {
        await AddAsync(Given.Settings("an-old-one"));
        await AddAsync(Given.Settings("bn-instance"));
        await AddAsync(Given.Settings("x") with { VersionOss = "8.3.0" }, Given.Settings(later) with { VersionOss = "8.4.0" });

        Assert.That(await ReadEachAsync("instanceId", "versionOSS"), Is.EqualTo([$"\"{later}\"", "\"8.4.0\""]));
        Assert.That(await Service.QueryAsync("SELECT settings.source_instance_id FROM flags.settings"), Is.EqualTo([later]));
    }

    [Test]
    public async Task A_whole_collection_of_two_settings_is_refused()
    {
        await AddAsync(Given.Settings("an-instance"));

        var refusal = Assert.ThrowsAsync<InvalidOperationException>(() => Service.ReplaceAsync(Given.Settings("a"), Given.Settings("b")));

        Assert.That(refusal.Message, Does.Contain("gave 400").And.Contain("must be the only one"));
        Assert.That(await ReadAsync("instanceId"), Is.EqualTo("\"an-instance\""));
    }

    [Test]
    public async Task An_empty_body_leaves_the_settings_that_there_are()
    {
        await AddAsync(Given.Settings("an-instance"));
        await AddAsync<InstanceSettings>();

        Assert.That(await ReadAsync("instanceId"), Is.EqualTo("\"an-instance\""));
    }

    [Test]
    public async Task An_instance_that_sent_no_settings_has_no_name() => Assert.That(await ReadAsync("instanceId"), Is.EqualTo("\"unresolved-instance-id\""));

    [Test]
    public async Task Tokens_are_counted_by_the_types_that_there_are()
    {
        await AddAsync(
            Given.ApiToken("a", "backend"),
            Given.ApiToken("b", "admin"),
            Given.ApiToken("c", "backend") with { ExpiresAt = Given.Now.AddDays(-1) },
            Given.ApiToken("d", "frontend"));

        Assert.That(await ReadAsync("apiTokens"), Is.EqualTo("""{"frontend":1,"admin":1,"backend":2}"""));
    }

    [Test]
    public async Task Roles_are_all_roles()
    {
        await AddAsync(Roles());

        Assert.That(await ReadAsync("roles"), Is.EqualTo("4"));
    }

    [Test]
    public async Task Custom_root_roles_are_told_by_their_type()
    {
        await AddAsync(Roles());

        Assert.That(await ReadAsync("customRootRoles"), Is.EqualTo("2"));
    }

    [Test]
    public async Task Custom_root_roles_in_use_are_those_that_anyone_holds()
    {
        await AddAsync(Roles());

        Assert.That(await ReadAsync("customRootRolesInUse"), Is.EqualTo("1"));
    }

    [Test]
    public async Task Environments_are_all_even_disabled_ones()
    {
        await AddAsync(Given.Environment("production", "production"), Given.Environment("old", "test") with { Enabled = false });

        Assert.That(await ReadAsync("environments"), Is.EqualTo("2"));
    }

    [Test]
    public async Task Everything_else_is_counted_whole()
    {
        await AddAsync(new ContextField { Id = "userId" });
        await AddAsync(new UserGroup { Id = "1" }, new UserGroup { Id = "2" });
        await AddAsync(new Segment { Id = "1" }, new Segment { Id = "2" }, new Segment { Id = "3" });
        await AddAsync(new StrategyType { Name = "default" }, new StrategyType { Name = "a" }, new StrategyType { Name = "b" }, new StrategyType { Name = "c" });

        Assert.That(await ReadEachAsync("contextFields", "groups", "segments", "strategies"), Is.EqualTo(["1", "2", "3", "4"]));
    }

    [Test]
    public async Task Release_templates_are_those_not_archived()
    {
        await AddAsync(Plan("a", "template"), Plan("b", "template") with { ArchivedAt = Given.Now }, Plan("c", "plan"), Plan("d", "plan"));

        Assert.That(await ReadAsync("releaseTemplates"), Is.EqualTo("1"));
    }

    [Test]
    public async Task Release_plans_are_no_templates()
    {
        await AddAsync(Plan("a", "template"), Plan("c", "plan"), Plan("d", "plan"));

        Assert.That(await ReadAsync("releasePlans"), Is.EqualTo("2"));
    }

    private static IEnumerable<Role> Roles() =>
    [
        Role(1, "root", inUse: true),
        Role(2, "project", inUse: true),
        Role(3, "root-custom", inUse: true),
        Role(4, "root-custom", inUse: false),
    ];

    private static Role Role(long id, string type, bool inUse) => new() { Id = id, Name = $"role {id}", Type = type, InUse = inUse };

    private static ReleasePlan Plan(string id, string kind) => new() { Id = id, Kind = kind };
}
