using NUnit.Framework;
using Reporting.Infrastructure.Persistence;
using Reporting.Testing.Workspaces;

namespace Reporting.IntegrationTests.Databases;

internal sealed class PartitionTests
{
    private const int Servers = 8;

    [Test]
    public async Task A_month_that_several_need_at_once_is_made_once()
    {
        await using var store = await StoreUnderTest.CreateAsync();
        var months = Enumerable.Range(0, 6).Select(month => new DateOnly(2024, 1, 1).AddMonths(month)).ToList();

        var makers = Enumerable.Range(0, Servers).Select(_ => Task.Run(() => Partitions.AddAsync(store.Source, "workspaces.agent_stats", months, CancellationToken.None)));
        await Task.WhenAll(makers);

        Assert.That(
            await store.ReadAsync("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'workspaces.agent_stats'::regclass"),
            Is.EquivalentTo(months.Select(month => $"workspaces.agent_stats_{month:yyyy_MM}")));
    }
}
