using NUnit.Framework;
using Reporting.Testing.Workspaces;

namespace Reporting.Testing.Service;

/// <summary>Gives each test a service and a database of its own.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal abstract class ServiceFixture
{
    protected ServiceUnderTest Service { get; private set; } = null!;

    protected virtual (string Name, string Value)[] Settings => [];

    [SetUp]
    public async Task StartServiceAsync() => Service = await ServiceUnderTest.StartAsync(Given.Noon, Settings);

    [TearDown]
    public async Task StopServiceAsync() => await Service.DisposeAsync();
}
