using System.Globalization;
using NUnit.Framework;

namespace Reporting.Testing.Workspaces;

/// <summary>Gives a fixture a database of its own, and each of its tests an instance of its own.</summary>
internal abstract class StoreFixture
{
    private int count;

    protected StoreUnderTest Store { get; private set; } = null!;

    protected Deployment Deployment { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task CreateStoreAsync() => Store = await StoreUnderTest.CreateAsync();

    [SetUp]
    public async Task AddDeploymentAsync() => Deployment = await AnotherDeploymentAsync();

    [OneTimeTearDown]
    public async Task DropStoreAsync() => await Store.DisposeAsync();

    protected Task<Deployment> AnotherDeploymentAsync() => Store.AddDeploymentAsync(string.Create(CultureInfo.InvariantCulture, $"deployment-{++count}"));
}
