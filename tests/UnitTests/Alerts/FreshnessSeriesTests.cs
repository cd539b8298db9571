using NUnit.Framework;
using Reporting.Application.Alerts;
using Reporting.Domain.Access;
using Reporting.Domain.Alerts;
using Reporting.Domain.Sources;
using Reporting.Domain.Time;

namespace Reporting.UnitTests.Alerts;

/// <summary>How far sources are behind.</summary>
internal sealed class FreshnessSeriesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Of_several_sources_the_one_that_is_farthest_behind_counts()
        => Assert.That(await LagAsync(Source("dev", 20), Source("dev", 700), Source("other", 9_000), Source("dev", 9_000) with { State = SourceState.Disabled }), Is.EqualTo(700));

    [Test]
    public async Task A_source_that_was_never_read_lags_since_there_is_its_instance() => Assert.That(await LagAsync(Source("dev", 20) with { Lag = null }), Is.EqualTo(3_600));

    [Test]
    public async Task Without_a_source_there_is_no_lag() => Assert.That(await LagAsync(Source("other", 20)), Is.Null);

    private static async Task<double?> LagAsync(params SourceStatus[] sources)
    {
        var instance = new Instance(1, "dev", InstanceKind.Workspaces, "Dev", "UTC", BaseUrl: null, Noon.AddHours(-1));
        var question = new SeriesQuestion(instance, CivilInterval.Day, AlertScope.Whole, new DateOnly(2026, 3, 4), new DateOnly(2026, 3, 4), Noon);
        var points = await SeriesCatalog.Find("source-lag")!.Read(new SeriesReports(reports: null!, new Known(sources), instances: null!), question, CancellationToken.None);
        return points.SingleOrDefault()?.Value;
    }

    private static SourceStatus Source(string instance, double lag) => new(
        "source", "product", instance, ProductVersion: null, Generation: null, SourceState.Current, Noon, TimeSpan.FromSeconds(lag), Noon, Noon, Noon, Error: null, [], LeftOutRecords.None);

    private sealed class Known(IReadOnlyList<SourceStatus> sources) : ISources
    {
        public Task<IReadOnlyList<SourceStatus>> ReadAllAsync(CancellationToken cancellationToken) => Task.FromResult(sources);

        public Task<SourceStatus?> FindAsync(string name, CancellationToken cancellationToken) => Task.FromResult<SourceStatus?>(null);

        public string? FindOwner(string instanceKey, string collection) => null;

        public DateTimeOffset? FindMoment(string instanceKey) => null;

        public Task<SyncRequest> RequestSyncAsync(string name, CancellationToken cancellationToken) => Task.FromResult(SyncRequest.Unknown);
    }
}
