using NUnit.Framework;

namespace Reporting.ConformanceTests.Unleash;

/// <summary>Where the product promises all events and gives fifty.</summary>
internal sealed class WholeListTests
{
    [TestCase("default")]
    [TestCase("project-1")]
    [TestCase("project-1,default")]
    public async Task A_project_has_all_of_its_events(string project)
    {
        var service = await RecordedInstance.ServeAsync();

        var body = await service.ReadAsync($"/api/admin/events?project={project}");

        Assert.That(body.GetProperty("events").GetArrayLength(), Is.EqualTo(body.GetProperty("totalEvents").GetInt64()).And.GreaterThan(50));
    }
}
