using NUnit.Framework;

namespace Reporting.UnitTests.OpenL2M;

/// <summary>Gives each test a host of its own.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal abstract class OpenL2MFixture
{
    protected OpenL2MHost Host { get; private set; } = null!;

    [SetUp]
    public async Task StartAsync() => Host = await OpenL2MHost.StartAsync();

    [TearDown]
    public async Task StopAsync() => await Host.DisposeAsync();
}
