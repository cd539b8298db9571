using NUnit.Framework;

namespace Reporting.UnitTests.Native;

/// <summary>Gives each test a host of its own.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal abstract class NativeFixture
{
    protected NativeHost Host { get; private set; } = null!;

    [SetUp]
    public async Task StartAsync() => Host = await NativeHost.StartAsync();

    [TearDown]
    public async Task StopAsync() => await Host.DisposeAsync();
}
