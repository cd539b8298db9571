using NUnit.Framework;
using Reporting.Testing;

namespace Reporting.IntegrationTests.BusinessIntelligence;

/// <summary>Every query of every dashboard runs as the role that the dashboards sign in as, and finds something.</summary>
internal sealed class DashboardTests
{
    private static readonly DateOnly LastDay = DateOnly.FromDateTime(SampleInstances.Now.UtcDateTime);

    [Test]
    public async Task Each_query_of_the_dashboards_has_an_answer()
    {
        await using var database = await BiDatabase.OpenAsync(SampleInstances.Service.ConnectionString);

        Assert.That(GrafanaQueries.All.Select(query => query.Kind).Distinct(StringComparer.Ordinal), Is.EquivalentTo(["workspaces", "flags", "network"]));
        await Assert.MultipleAsync(async () =>
        {
            foreach (var (kind, title, sql) in GrafanaQueries.All)
            {
                var expanded = GrafanaQueries.Expand(sql, kind, SampleInstances.FirstDay, LastDay);
                Assert.That(expanded, Does.Not.Contain("$"), title);
                Assert.That(await database.ReadAsync(expanded), Is.Not.Empty, $"{kind}: {title}");
            }
        });
    }

    /// <summary>What is asked of an instance reads that instance alone, and what is asked of days those days.</summary>
    [Test]
    public void Each_query_of_a_panel_is_about_the_chosen_instance()
        => Assert.That(
            GrafanaQueries.All.Where(query => !query.Title.StartsWith("variable ", StringComparison.Ordinal)).Select(query => query.Sql),
            Has.All.Contains("instance = ${instance:sqlstring}"));
}
