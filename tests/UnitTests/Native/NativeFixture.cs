using System.Net.Http.Headers;
using System.Text;
using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Testing.Service;
using Reporting.UnitTests.Hosting;

namespace Reporting.UnitTests.Native;

/// <summary>Gives each test a host of its own.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal abstract class NativeFixture
{
    protected HostOnFakes Host { get; private set; } = null!;

    [SetUp]
    public async Task StartAsync() => Host = await HostOnFakes.StartAsync(("dev", InstanceKind.Workspaces), ("prod", InstanceKind.Workspaces));

    [TearDown]
    public async Task StopAsync() => await Host.DisposeAsync();
}

/// <summary>Requests of this dialect.</summary>
internal static class NativeRequests
{
    /// <summary>Asks with a token of the role, bound to the instance if one is given.</summary>
    public static Task<Answer> AskAsync(
        this HostOnFakes host, TokenRole role, string method, string path, string? body = null, Instance? boundTo = null, string type = "application/json")
        => host.AskAsync($"Bearer {host.Access.Add(role, boundTo)}", method, path, body is null ? null : Content(body, type));

    public static async Task<Answer> AskAsync(this HostOnFakes host, string? authorization, string method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await host.SendAsync(request);
    }

    public static StringContent Content(string body, string type) => new(body, Encoding.UTF8) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };

    /// <summary>Asks for a report with a token of the role, bound to the instance if one is given.</summary>
    public static Task<Answer> GetAsync(
        this HostOnFakes host, string path, TokenRole role = TokenRole.Auditor, Instance? boundTo = null, string? instance = null, string accept = "application/json")
        => host.SendAsync(
            "GET",
            $"/api/reports{path}",
            ["Authorization", $"Bearer {host.Access.Add(role, boundTo)}", "Accept", accept, .. instance is null ? (string[])[] : ["X-Reporting-Instance", instance]]);
}
