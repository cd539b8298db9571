using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Api;
using Reporting.Application;
using Reporting.Application.Health;
using Reporting.Application.Reports;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;
using Reporting.Domain.Network.Reports;
using Reporting.Testing;
using Reporting.UnitTests.Access;
using Reporting.UnitTests.Native;
using Reporting.UnitTests.Network;
using Reporting.UnitTests.Reports;
using Reporting.UnitTests.Workspaces;

namespace Reporting.UnitTests.OpenL2M;

/// <summary>The whole HTTP side in memory, on fakes, at 14:25:36.5 of Wednesday, 18 March 2026. The network instance <c>campus</c> is there.</summary>
internal sealed class OpenL2MHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private OpenL2MHost(WebApplication app, AccessFake access, NetworkFake network, TestClock clock)
    {
        this.app = app;
        Access = access;
        Network = network;
        Clock = clock;
        Campus = access.Add("campus", InstanceKind.Network);
    }

    public AccessFake Access { get; }

    public NetworkFake Network { get; }

    public TestClock Clock { get; }

    public Instance Campus { get; }

    public static async Task<OpenL2MHost> StartAsync()
    {
        var (access, network, others) = (new AccessFake(), new NetworkFake(), new ReadersFake());
        var clock = new TestClock(new DateTimeOffset(2026, 3, 18, 14, 25, 36, 500, TimeSpan.Zero));
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(Program).Assembly.GetName().Name });
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddApplication().AddApi();
        builder.Services.AddSingleton<IReplicaRouting, PrimaryAlone>();
        builder.Services.AddSingleton<IAccessDirectory>(access).AddSingleton<IDataVersions>(others).AddSingleton<IReadiness>(others);
        builder.Services.AddSingleton<INetworkInventoryReader>(network).AddSingleton<INetworkActivityReader>(network);
        var host = builder.Build();
        host.UseApi();
        await host.StartAsync();
        return new OpenL2MHost(host, access, network, clock);
    }

    /// <summary>Asks with a token of the role and the headers given as name, value, name, value.</summary>
    public Task<Answer> GetAsync(TokenRole role, string path = "/api/stats/", params string[] headers)
        => SendAsync("GET", path, ["Authorization", $"Token {Access.Add(role)}", .. headers]);

    public async Task<Answer> SendAsync(string method, string path, params string[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        foreach (var header in headers.Chunk(2))
        {
            request.Headers.TryAddWithoutValidation(header[0], header[1]);
        }

        using var client = app.GetTestClient();
        var response = await client.SendAsync(request);
        return new Answer(response, await response.Content.ReadAsStringAsync());
    }

    /// <summary>The status of a request that is made by hand.</summary>
    public async Task<int> SendAsync(Action<HttpContext> prepare) => (await app.GetTestServer().SendAsync(prepare)).Response.StatusCode;

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
