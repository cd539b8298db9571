using NUnit.Framework;
using Reporting.Testing.Service;
using Reporting.Testing.Sources;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Workspaces;

/// <summary>Whole days are told by their sums, others by their half hours.</summary>
internal sealed class TemplateSumsTests : ServiceFixture
{
    protected override (string Name, string Value)[] Settings => [("Caching:Enabled", "false")];

    [Test]
    public async Task Days_whose_sums_wait_since_an_upgrade_are_told_by_half_hours(
        [Values("template-usage", "template-apps")] string report, [Values("UTC", "Asia/Kolkata", "America/St_Johns")] string zone)
    {
        await Service.AddInstanceAsync();
        await Service.IngestAsync("usage", [.. Worked("ada", -50), .. Worked("ada", -27), .. Worked("bob", -27), .. Worked("bob", -1)]);
        var path = $"/api/reports/{report}?instance=dev&from=2026-03-02&to=2026-03-03&timezone={zone}";
        var told = await Service.GetAsync(path);

        await SourceUnderTest.ExecuteAsync(Service.ConnectionString, "UPDATE workspaces.template_days SET usage_mins = 0, kind_mins = '{}', kind_users = '{}', app_names = '{}', app_mins = '{}', app_users = '{}'");

        Assert.That(told.Expect(200).Body, Does.Contain("template_id"));
        Assert.That((await Service.GetAsync(path)).Expect(200).Body, Is.EqualTo(told.Body));
    }

    private static IEnumerable<Domain.Workspaces.Records.Usage> Worked(string user, int hours)
        => User(user).On("go").Reported(Noon.AddHours(hours), minutes: 20, ssh: 7, vscode: 9, apps: ("code", 5)).Usage;
}
