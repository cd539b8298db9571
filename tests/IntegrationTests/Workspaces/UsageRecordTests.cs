using NUnit.Framework;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Workspaces;

/// <summary>Half hours that their producer rolled up itself.</summary>
internal sealed class UsageRecordTests : StoreFixture
{
    [Test]
    public async Task Replace_what_raw_records_gave_for_their_key_alone()
    {
        await Deployment.HappenedAsync(User("ada").Connected(Noon, minutes: 40, latency: 5).Opened("code", Noon, 10).On("rust").Connected(Noon, minutes: 2));

        await Deployment.AddAsync(User("ada").Reported(Noon, minutes: 7, vscode: 6, latency: 31.312, apps: ("web", 3)).Usage);

        Assert.That(
            await Deployment.HalfHoursAsync(),
            Is.EqualTo(["03-04 12:00 ada on go: 7 min, vscode 6, latency 31.312, web 3", "03-04 12:00 ada on rust: 2 min, ssh 2", "03-04 12:30 ada on go: 10 min, ssh 10, latency 5"]));
    }

    [Test]
    public async Task Stand_whenever_raw_records_come()
    {
        await Deployment.AddAsync(User("ada").Reported(Noon, minutes: 7).Usage);

        await Deployment.HappenedAsync(User("ada").Connected(Noon, minutes: 20).Opened("code", Noon, 10));

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 ada on go: 7 min"]));
    }

    [Test]
    public async Task Can_be_corrected()
    {
        await Deployment.AddAsync(User("ada").Reported(Noon, minutes: 7, ssh: 7, apps: ("web", 3)).Usage);

        await Deployment.AddAsync(User("ada").Reported(Noon, minutes: 6, ssh: 5).Usage);

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 ada on go: 6 min, ssh 5"]));
    }
}
