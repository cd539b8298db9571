using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Api.Dialects;
using Reporting.Api.Native;
using Reporting.Application;
using Reporting.Application.Ingestion.Bodies;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;
using Reporting.UnitTests.Access;
using Reporting.UnitTests.Ingestion;

namespace Reporting.UnitTests.Native;

/// <summary>The native routes in memory, on fakes. The workspaces instances <c>dev</c> and <c>prod</c> are there.</summary>
internal sealed class NativeHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private NativeHost(WebApplication app, AccessFake access, RecordStoreFake store)
    {
        this.app = app;
        Access = access;
        Store = store;
        Dev = access.Add("dev", InstanceKind.Workspaces);
        access.Add("prod", InstanceKind.Workspaces);
    }

    public AccessFake Access { get; }

    public RecordStoreFake Store { get; }

    public Instance Dev { get; }

    public static async Task<NativeHost> StartAsync()
    {
        var access = new AccessFake();
        var store = new RecordStoreFake();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(NativeDialect).Assembly.GetName().Name });
        builder.WebHost.UseTestServer();
        builder.Services.AddApplication().AddDialects();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IAccessDirectory>(access).AddSingleton<IInstanceRepository>(access).AddSingleton<ITokenRepository>(access);
        builder.Services.AddSingleton<IRecordStore>(store).AddSingleton<IBodySpool, SpoolFake>();
        var host = builder.Build();
        host.UseRouting();
        host.UseDialects();
        host.MapControllers();
        await host.StartAsync();
        return new NativeHost(host, access, store);
    }

    /// <summary>Asks with a token of the role, bound to the instance if one is given.</summary>
    public Task<Answer> AskAsync(TokenRole role, string method, string path, string? body = null, Instance? boundTo = null, string type = "application/json")
        => AskAsync($"Bearer {Access.Add(role, boundTo)}", method, path, body is null ? null : Content(body, type));

    public async Task<Answer> AskAsync(string? authorization, string method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var client = app.GetTestClient();
        var response = await client.SendAsync(request);
        return new Answer(response, await response.Content.ReadAsStringAsync());
    }

    public static StringContent Content(string body, string type) => new(body, Encoding.UTF8) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}

internal sealed record Answer(HttpResponseMessage Response, string Body)
{
    public int Status => (int)Response.StatusCode;

    public string? Type => Response.Content.Headers.ContentType?.ToString();
}
