using Reporting.Domain.Sources;
using Reporting.Domain.Time;

namespace Reporting.Application.Alerts;

/// <summary>Series of how new the records of an instance of any kind are, in seconds.</summary>
internal static class FreshnessSeries
{
    public static IReadOnlyList<AlertSeries> All { get; } =
    [
        Of("source-lag", "How far its source is behind", [], async (reports, question, cancellationToken) => await ReadLagAsync(reports.Sources, question, cancellationToken)),
        Of("record-age", "How long ago its last record came", ["collection"], ReadAgeAsync),
    ];

    private static AlertSeries Of(string name, string title, IReadOnlyList<string> scopes, SeriesReader read)
        => new(name, title, Kind: null, SeriesUnit.Seconds, SeriesTiming.Growing, [CivilInterval.Day], scopes, read);

    /// <summary>Of several sources of an instance the one that is farthest behind. One that was never read is behind for as long as there has been the instance.</summary>
    private static async Task<IReadOnlyList<SeriesPoint>> ReadLagAsync(ISources sources, SeriesQuestion question, CancellationToken cancellationToken)
    {
        var lags = (await sources.ReadAllAsync(cancellationToken))
            .Where(source => string.Equals(source.Instance, question.Instance.Key, StringComparison.Ordinal) && source.State != SourceState.Disabled)
            .Select(source => source.Lag ?? question.Now - question.Instance.CreatedAt)
            .ToList();
        return lags.Count > 0 ? [new SeriesPoint(question.Last, lags.Max().TotalSeconds)] : [];
    }

    /// <summary>Of an instance that never sent any: how long there has been the instance.</summary>
    private static async Task<IReadOnlyList<SeriesPoint>> ReadAgeAsync(SeriesReports reports, SeriesQuestion question, CancellationToken cancellationToken)
    {
        var collections = await reports.Instances.ReadCollectionsAsync(question.Instance, cancellationToken);
        var last = collections
            .Where(collection => question.Scope.Collection is not { } wanted || string.Equals(collection.Collection, wanted, StringComparison.Ordinal))
            .Max(collection => collection.LastReceivedAt) ?? question.Instance.CreatedAt;
        return [new SeriesPoint(question.Last, Math.Max(0, (question.Now - last).TotalSeconds))];
    }
}
