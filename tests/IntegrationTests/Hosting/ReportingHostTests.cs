using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Databases;

namespace Reporting.IntegrationTests.Hosting;

internal sealed class ReportingHostTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Answers_in_memory_or_on_a_port_of_its_own([Values] bool overTheNetwork)
    {
        var cluster = await TestCluster.SharedAsync();
        await using var database = await cluster.CreateDatabaseAsync(ReportingTemplate.Migrated);
        await using var host = await ReportingHost.StartAsync(database, new TestClock(Noon), overTheNetwork: overTheNetwork);
        using var client = host.CreateClient();
        var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));

        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("ready\n"));
        Assert.That(client.BaseAddress!.Port, overTheNetwork ? Is.Not.EqualTo(80) : Is.EqualTo(80));
    }
}
