using Reporting.Application.Access;
using Reporting.Dashboard.Formats;
using Reporting.Dashboard.Rendering;
using Reporting.Domain.Access;
using Reporting.Domain.Sources;

namespace Reporting.Dashboard.Pages;

/// <summary>How new the records of an instance are.</summary>
/// <param name="Source">What they are read from; null where they are sent.</param>
/// <param name="LastReceivedAt">When the last of them came in; null while there is none.</param>
public sealed record Freshness(Instance Instance, SourceStatus? Source, DateTimeOffset? LastReceivedAt, bool IsLate)
{
    /// <summary>Whether there is nothing yet that could be new or old.</summary>
    public bool IsEmpty => Source is null && LastReceivedAt is null;

    public bool IsBeingRead => Source is { State: SourceState.CatchingUp or SourceState.Starting };

    public string Describe(Texts texts, DateTimeOffset now) => Source switch
    {
        { State: SourceState.Failing } source => Failure(source, texts),
        { State: SourceState.CatchingUp } source => $"its source is {FirstRead(source, texts)}",
        { State: SourceState.Disabled } => "its source is disabled",
        { AsOf: { } asOf, Lag: { } lag } => $"as of {texts.Moment(asOf)}, {texts.Span(lag)} behind its source",
        { } => "its source has not been read yet",
        null when LastReceivedAt is { } at => $"last record {texts.Ago(at, now)}",
        _ => "no record yet",
    };

    /// <summary>Why, to those who are told, and how old what is there is.</summary>
    private static string Failure(SourceStatus source, Texts texts)
        => $"its source fails{(source.Error is { } error ? $": {error}" : "")}{(source.AsOf is { } asOf ? $"; numbers are as of {texts.Moment(asOf)}" : "")}";

    public static string FirstRead(SourceStatus source, Texts texts)
        => source.FirstRead is { Progress: { } share } collection
            ? $"being read for the first time: {collection.Collection}, {texts.Percent(share)} done"
            : "being read for the first time";
}

/// <summary>Reads how new the records of each instance that the caller sees are.</summary>
internal sealed class FreshnessReader(PageReports reports, SourceReader sourceReader, PageContext context)
{
    private static readonly TimeSpan LateAfter = TimeSpan.FromDays(2);
    private static readonly TimeSpan SourceLateAfter = TimeSpan.FromMinutes(10);

    public async Task<IReadOnlyDictionary<int, Freshness>> ReadAsync()
    {
        var overviews = reports.SendAsync(context.InstancesQuery);
        var sources = await sourceReader.ReadAsync();
        return (await overviews)
            .Where(overview => overview.Deletion is null && context.Shows(overview))
            .Select(overview => Of(overview, sources.FirstOrDefault(source => string.Equals(source.Instance, overview.Instance.Key, StringComparison.Ordinal))))
            .ToDictionary(fresh => fresh.Instance.Id);
    }

    private Freshness Of(InstanceOverview overview, SourceStatus? source)
    {
        var last = overview.Collections.Max(collection => collection.LastReceivedAt);
        var late = source is null ? context.Now - last > LateAfter : source.State == SourceState.Failing || source.Lag > SourceLateAfter;
        return new Freshness(overview.Instance, source, last, late);
    }
}
