using NUnit.Framework;
using Reporting.IntegrationTests.Api.Limits;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Api;

/// <summary>A request that was answered in the same second before: its answer is the same, for whoever may have it.</summary>
internal sealed class RepeatedAnswerTests : ServiceFixture
{
    private const string Activity = "/api/v2/insights/user-activity?start_time=2026-03-03T00:00:00Z&end_time=2026-03-04T00:00:00Z";

    private static readonly string[] Addresses =
    [
        "/api/v2/insights/daus", Activity, "/api/admin/instance-admin/statistics", "/api/admin/insights", "/api/admin/events", "/api/stats/", "/api/reports/active-users",
    ];

    [TestCaseSource(nameof(Addresses))]
    public async Task Has_the_same_body_and_the_same_headers(string address)
    {
        await Service.AddInstancesAsync();
        await Service.IngestAsync("agent-stats", User("ada").Connected(Noon.AddHours(-26)).AgentStats);

        var first = await Service.AskInAsync(address);
        var second = await Service.AskInAsync(address);

        Assert.That(second.Expect(200).Body, Is.EqualTo(first.Expect(200).Body));
        Assert.That(Headers(second), Is.EqualTo(Headers(first)));
    }

    [Test]
    public async Task Is_kept_from_who_may_not_have_it()
    {
        await Service.AddInstanceAsync();
        var (_, member) = await Service.AddTokenAsync("member");
        await Service.GetAsync(Activity);

        var repeated = await Service.GetAsync(Activity);
        var refused = await Service.GetAsync(Activity, member);

        Assert.That(repeated.Status, Is.EqualTo(200));
        Assert.That(refused.Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Is_not_given_for_records_that_have_changed()
    {
        await Service.AddInstanceAsync();
        var empty = await Service.GetAsync(Activity);
        await Service.IngestAsync("users", Known("ada"));
        await Service.IngestAsync("agent-stats", User("ada").Connected(Noon.AddHours(-26)).AgentStats);

        var changed = await Service.GetAsync(Activity);

        Assert.That(empty.Body, Does.Not.Contain("ada"));
        Assert.That(changed.Body, Does.Contain("ada"));
    }

    private static IEnumerable<string> Headers(Answer answer)
        => answer.Response.Headers.Concat(answer.Response.Content.Headers)
            .Where(header => header.Key is not "Date")
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
            .Order(StringComparer.Ordinal);
}
