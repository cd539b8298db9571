using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Api;
using Reporting.Application;
using Reporting.Application.Health;
using Reporting.Application.Reports;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Testing;
using Reporting.UnitTests.Access;
using Reporting.UnitTests.Native;
using Reporting.UnitTests.Reports;
using Reporting.UnitTests.Workspaces;

namespace Reporting.UnitTests.Coder;

/// <summary>The whole HTTP side in memory, on fakes, at 14:25:36 of Wednesday, 18 March 2026. The workspaces instance <c>dev</c> is there.</summary>
internal sealed class CoderHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private CoderHost(WebApplication app, AccessFake access, ReadersFake readers, TestClock clock)
    {
        this.app = app;
        Access = access;
        Readers = readers;
        Clock = clock;
        Dev = access.Add("dev", InstanceKind.Workspaces);
    }

    public AccessFake Access { get; }

    public ReadersFake Readers { get; }

    public TestClock Clock { get; }

    public Instance Dev { get; }

    public static async Task<CoderHost> StartAsync()
    {
        var (access, readers, clock) = (new AccessFake(), new ReadersFake(), new TestClock(new DateTimeOffset(2026, 3, 18, 14, 25, 36, TimeSpan.Zero)));
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(Program).Assembly.GetName().Name });
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddApplication().AddApi();
        builder.Services.AddSingleton<IReplicaRouting, PrimaryAlone>();
        builder.Services.AddSingleton<IAccessDirectory>(access).AddSingleton<IDataVersions>(readers).AddSingleton<IReadiness>(readers);
        builder.Services.AddSingleton<IActiveUsersReader>(readers).AddSingleton<IUserActivityReader>(readers).AddSingleton<IUserLatencyReader>(readers);
        builder.Services.AddSingleton<ITemplateUsageReader>(readers).AddSingleton<IUserStatusReader>(readers).AddSingleton<ITemplateDirectory>(readers);
        var host = builder.Build();
        host.UseApi();
        await host.StartAsync();
        return new CoderHost(host, access, readers, clock);
    }

    /// <summary>Asks with a token of the role and the headers given as name, value, name, value.</summary>
    public Task<Answer> GetAsync(TokenRole role, string path, params string[] headers)
        => SendAsync(HttpMethod.Get, path, ["Coder-Session-Token", Access.Add(role), .. headers]);

    public async Task<Answer> SendAsync(HttpMethod method, string path, params string[] headers)
    {
        using var request = new HttpRequestMessage(method, "/api/v2/" + path);
        foreach (var header in headers.Chunk(2))
        {
            request.Headers.TryAddWithoutValidation(header[0], header[1]);
        }

        using var client = app.GetTestClient();
        var response = await client.SendAsync(request);
        return new Answer(response, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Asks from an address of one's own.</summary>
    public async Task<int> GetFromAsync(IPAddress address, string path, string token)
    {
        var context = await app.GetTestServer().SendAsync(request =>
        {
            request.Connection.RemoteIpAddress = address;
            request.Request.Path = "/api/v2/" + path;
            request.Request.Headers.Authorization = $"bearer {token}";
        });
        return context.Response.StatusCode;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
