using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Access;
using Reporting.Application.Health;
using Reporting.Application.Ingestion.Bodies;
using Reporting.Application.Reports;
using Reporting.Application.Sources;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Reports;
using Reporting.Domain.Ingestion;
using Reporting.Domain.Network.Reports;
using Reporting.Domain.Sources;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Testing;
using Reporting.Testing.Service;
using Reporting.UnitTests.Access;
using Reporting.UnitTests.Flags;
using Reporting.UnitTests.Ingestion;
using Reporting.UnitTests.Network;
using Reporting.UnitTests.Reports;
using Reporting.UnitTests.Workspaces;

namespace Reporting.UnitTests.Hosting;

/// <summary>The composition of the service in memory, on fakes in place of its stores, at 14:25:36.5 of Wednesday, 18 March 2026.</summary>
internal sealed class HostOnFakes : IAsyncDisposable
{
    private readonly Dictionary<string, Instance> instances;
    private ReportingHost host = null!;

    private HostOnFakes((string Key, InstanceKind Kind)[] instances)
        => this.instances = instances.ToDictionary(instance => instance.Key, instance => Access.Add(instance.Key, instance.Kind), StringComparer.Ordinal);

    public AccessFake Access { get; } = new();

    public ReadersFake Readers { get; } = new();

    public NetworkFake Network { get; } = new();

    public EventsFake Events { get; } = new();

    public UseFake Use { get; } = new();

    public RecordStoreFake Store { get; } = new();

    public TestClock Clock { get; } = new(new DateTimeOffset(2026, 3, 18, 14, 25, 36, 500, TimeSpan.Zero));

    public Instance Dev => instances["dev"];

    public Instance Campus => instances["campus"];

    public static async Task<HostOnFakes> StartAsync(params (string Key, InstanceKind Kind)[] instances)
    {
        var made = new HostOnFakes(instances);
        made.host = await ReportingHost.StartOnFakesAsync(made.Clock, made.Replace);
        return made;
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var client = host.CreateClient();
        var response = await client.SendAsync(request);
        return new Answer(response, await response.Content.ReadAsStringAsync());
    }

    /// <param name="headers">As name, value, name, value.</param>
    public async Task<Answer> SendAsync(string method, string path, params string[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        foreach (var header in headers.Chunk(2))
        {
            request.Headers.TryAddWithoutValidation(header[0], header[1]);
        }

        return await SendAsync(request);
    }

    /// <summary>Sends a request that is made by hand.</summary>
    public async Task<(int Status, string Body)> SendAsync(Action<HttpContext> prepare)
    {
        var answer = (await host.Server.SendAsync(prepare)).Response;
        using var body = new StreamReader(answer.Body);
        return (answer.StatusCode, await body.ReadToEndAsync());
    }

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    private void Replace(IServiceCollection services)
    {
        services.AddSingleton<IReplicaRouting, PrimaryAlone>();
        services.AddSingleton<ISources, NoSources>().AddSingleton<IDelegatedSignIn, NoDelegatedSignIn>();
        services.AddSingleton<IAccessDirectory>(Access).AddSingleton<IInstanceRepository>(Access).AddSingleton<ITokenRepository>(Access);
        services.AddSingleton<IRecordStore>(Store).AddSingleton<IBodySpool, SpoolFake>();
        services.AddSingleton<IDataVersions>(Readers).AddSingleton<IReadiness>(Readers);
        services.AddSingleton<IActiveUsersReader>(Readers).AddSingleton<IUserActivityReader>(Readers).AddSingleton<IUserLatencyReader>(Readers);
        services.AddSingleton<ITemplateUsageReader>(Readers).AddSingleton<IUserStatusReader>(Readers).AddSingleton<ITemplateDirectory>(Readers);
        services.AddSingleton<ITemplateTotalsReader, TotalsFake>();
        services.AddSingleton<INetworkInventoryReader>(Network).AddSingleton<INetworkActivityReader>(Network);
        services.AddSingleton<IEventReader>(Events).AddSingleton<IUserMasks>(ShownNames.Instance);
        services.AddSingleton<IFlagUseReader>(Use).AddSingleton<INetworkUseReader>(Use);
    }
}
