using System.Globalization;
using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Domain.Network.Reports;
using Reporting.Testing.Workspaces;

namespace Reporting.Testing.Network;

/// <summary>Gives a fixture a database of its own, and each of its tests a device manager of its own.</summary>
internal abstract class NetworkFixture
{
    private int count;

    protected static DateTimeOffset Noon { get; } = At("2026-11-20T12:00:00Z");

    protected StoreUnderTest Store { get; private set; } = null!;

    protected Deployment Manager { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task CreateStoreAsync() => Store = await StoreUnderTest.CreateAsync();

    [SetUp]
    public async Task AddManagerAsync() => Manager = await AnotherManagerAsync();

    [OneTimeTearDown]
    public async Task DropStoreAsync() => await Store.DisposeAsync();

    protected Task<Deployment> AnotherManagerAsync() => Store.AddDeploymentAsync(string.Create(CultureInfo.InvariantCulture, $"manager-{++count}"), InstanceKind.Network);

    protected Task<NetworkStatistics> StatisticsAsync(DateTimeOffset now, string zone = "UTC") => Store.StatisticsAsync(Manager, now, zone);

    protected static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
