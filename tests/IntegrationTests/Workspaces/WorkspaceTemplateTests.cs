using NUnit.Framework;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Workspaces;

/// <summary>Visits that do not name their template count for their workspace's.</summary>
internal sealed class WorkspaceTemplateTests : StoreFixture
{
    [Test]
    public async Task A_visit_counts_once_its_workspace_is_known()
    {
        await Deployment.HappenedAsync(User("bob").In("dev").Opened("code", Noon.AddMinutes(25), 10, ofTemplate: false));
        var before = await Deployment.HalfHoursAsync();

        await Deployment.AddAsync(Workspace("dev", template: "rust"));

        Assert.That(before, Is.Empty);
        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 bob on rust: 5 min, code 5", "03-04 12:30 bob on rust: 5 min, code 5"]));
    }

    [Test]
    public async Task A_visit_moves_with_its_workspace_to_another_template()
    {
        await Deployment.AddAsync(Workspace("dev", template: "rust"));
        await Deployment.HappenedAsync(User("bob").In("dev").Opened("code", Noon, 3, ofTemplate: false).Opened("web", Noon, 1));

        await Deployment.AddAsync(Workspace("dev", template: "zig"));

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 bob on go: 1 min, web 1", "03-04 12:00 bob on zig: 3 min, code 3"]));
    }

    [Test]
    public async Task A_visit_stays_when_its_workspace_is_renamed_or_deleted()
    {
        await Deployment.AddAsync(Workspace("dev", template: "rust"));
        await Deployment.HappenedAsync(User("bob").In("dev").Opened("code", Noon, 3, ofTemplate: false));

        await Deployment.AddAsync(Workspace("dev", template: "rust") with { Name = "old", Deleted = true });

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 bob on rust: 3 min, code 3"]));
    }
}
