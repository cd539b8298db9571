using System.Net;
using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Testing.Service;
using Reporting.UnitTests.Hosting;

namespace Reporting.UnitTests.Coder;

/// <summary>Gives each test a host of its own.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal abstract class CoderFixture
{
    protected const string Week = "start_time=2026-03-09T00:00:00Z&end_time=2026-03-16T00:00:00Z";

    protected HostOnFakes Host { get; private set; } = null!;

    [SetUp]
    public async Task StartAsync() => Host = await HostOnFakes.StartAsync(("dev", InstanceKind.Workspaces));

    [TearDown]
    public async Task StopAsync() => await Host.DisposeAsync();
}

/// <summary>Requests of this dialect.</summary>
internal static class CoderRequests
{
    private const string Root = "/api/v2/";

    /// <summary>Asks with a token of the role and the headers given as name, value, name, value.</summary>
    public static Task<Answer> GetAsync(this HostOnFakes host, TokenRole role, string path, params string[] headers)
        => host.SendAsync("GET", Root + path, ["Coder-Session-Token", host.Access.Add(role), .. headers]);

    public static Task<Answer> SendAsync(this HostOnFakes host, HttpMethod method, string path, params string[] headers) => host.SendAsync(method.Method, Root + path, headers);

    /// <summary>Asks from an address of one's own.</summary>
    public static async Task<int> GetFromAsync(this HostOnFakes host, IPAddress? address, string path, string token)
    {
        var answer = await host.SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = address;
            context.Request.Path = Root + path;
            context.Request.Headers.Authorization = $"bearer {token}";
        });
        return answer.Status;
    }
}
