using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Api;
using Reporting.Application;
using Reporting.Application.Health;
using Reporting.Application.Reports;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;
using Reporting.Domain.Ingestion;
using Reporting.Domain.Network.Reports;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Testing;
using Reporting.UnitTests.Access;
using Reporting.UnitTests.Network;
using Reporting.UnitTests.Reports;
using Reporting.UnitTests.Workspaces;

namespace Reporting.UnitTests.Native;

/// <summary>The whole HTTP side in memory, on fakes, at 14:25:36 of Wednesday, 18 March 2026. The instances <c>dev</c>, <c>flags</c> and <c>campus</c> are there.</summary>
internal sealed class ReportHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private ReportHost(WebApplication app, AccessFake access, ReadersFake readers, EventsFake events)
    {
        this.app = app;
        (Access, Readers, Events) = (access, readers, events);
        (Dev, Flags, Campus) = (access.Add("dev", InstanceKind.Workspaces), access.Add("flags", InstanceKind.Flags), access.Add("campus", InstanceKind.Network));
    }

    public AccessFake Access { get; }

    public ReadersFake Readers { get; }

    public EventsFake Events { get; }

    public Instance Dev { get; }

    public Instance Flags { get; }

    public Instance Campus { get; }

    public static async Task<ReportHost> StartAsync()
    {
        var (access, readers, network, events) = (new AccessFake(), new ReadersFake(), new NetworkFake(), new EventsFake());
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(Program).Assembly.GetName().Name });
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<TimeProvider>(new TestClock(new DateTimeOffset(2026, 3, 18, 14, 25, 36, TimeSpan.Zero)));
        builder.Services.AddApplication().AddApi();
        builder.Services.AddSingleton<IReplicaRouting, PrimaryAlone>();
        builder.Services.AddSingleton<IAccessDirectory>(access).AddSingleton<IDataVersions>(readers).AddSingleton<IReadiness>(readers);
        builder.Services.AddSingleton<IActiveUsersReader>(readers).AddSingleton<IUserActivityReader>(readers).AddSingleton<IUserLatencyReader>(readers);
        builder.Services.AddSingleton<ITemplateUsageReader>(readers).AddSingleton<IUserStatusReader>(readers).AddSingleton<ITemplateTotalsReader>(new TotalsFake());
        builder.Services.AddSingleton<INetworkInventoryReader>(network).AddSingleton<INetworkActivityReader>(network).AddSingleton<IEventReader>(events);
        var host = builder.Build();
        host.UseApi();
        await host.StartAsync();
        return new ReportHost(host, access, readers, events);
    }

    public async Task<Answer> GetAsync(string path, TokenRole role = TokenRole.Auditor, Instance? boundTo = null, string? instance = null, string accept = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/reports{path}");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Access.Add(role, boundTo)}");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (instance is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Reporting-Instance", instance);
        }

        using var client = app.GetTestClient();
        var response = await client.SendAsync(request);
        return new Answer(response, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private sealed class TotalsFake : ITemplateTotalsReader
    {
        public Task<IReadOnlyList<TemplateTotals>> ReadAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken)
            => Task.FromResult<IReadOnlyList<TemplateTotals>>([new(new Guid(1, 0, 0, new byte[8]), "go", 2, 120), new(new Guid(2, 0, 0, new byte[8]), null, 1, 60)]);
    }
}

/// <summary>One event, whatever is searched for; remembers what was.</summary>
internal sealed class EventsFake : IEventReader
{
    public EventFilter Filter { get; private set; } = EventFilter.All;

    public Task<long> CountAsync(int instanceId, EventFilter filter, CancellationToken cancellationToken) => Task.FromResult(3L);

    public Task<IReadOnlyList<FlagEvent>> ReadPageAsync(int instanceId, EventFilter filter, PageSpan span, long total, long maxBytes, CancellationToken cancellationToken)
    {
        Filter = filter;
        return Task.FromResult<IReadOnlyList<FlagEvent>>(
        [
            new()
            {
                Id = 812, Type = "feature-created", CreatedAt = new DateTimeOffset(2026, 3, 15, 8, 30, 0, TimeSpan.Zero), CreatedBy = "ada", CreatedByUserId = 7,
                Project = "search", FeatureName = "ranking", Data = new RawJson("""{"name":"ranking"}"""),
            },
        ]);
    }

    public IAsyncEnumerable<FlagEvent> StreamAsync(int instanceId, EventFilter filter, long total, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<EventCreator>> ReadCreatorsAsync(int instanceId, CancellationToken cancellationToken) => throw new NotSupportedException();
}
