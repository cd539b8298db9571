using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Testing.Service;
using Reporting.UnitTests.Hosting;

namespace Reporting.UnitTests.OpenL2M;

/// <summary>Gives each test a host of its own.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal abstract class OpenL2MFixture
{
    protected HostOnFakes Host { get; private set; } = null!;

    [SetUp]
    public async Task StartAsync() => Host = await HostOnFakes.StartAsync(("campus", InstanceKind.Network));

    [TearDown]
    public async Task StopAsync() => await Host.DisposeAsync();
}

/// <summary>Requests of this dialect.</summary>
internal static class OpenL2MRequests
{
    /// <summary>Asks with a token of the role and the headers given as name, value, name, value.</summary>
    public static Task<Answer> GetAsync(this HostOnFakes host, TokenRole role, string path = "/api/stats/", params string[] headers)
        => host.SendAsync("GET", path, ["Authorization", $"Token {host.Access.Add(role)}", .. headers]);
}
