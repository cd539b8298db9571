using NUnit.Framework;

namespace Reporting.UnitTests.Coder;

/// <summary>Gives each test a host of its own.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal abstract class CoderFixture
{
    protected const string Week = "start_time=2026-03-09T00:00:00Z&end_time=2026-03-16T00:00:00Z";

    protected CoderHost Host { get; private set; } = null!;

    [SetUp]
    public async Task StartAsync() => Host = await CoderHost.StartAsync();

    [TearDown]
    public async Task StopAsync() => await Host.DisposeAsync();
}
