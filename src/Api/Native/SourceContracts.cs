using System.Text.Json.Serialization;
using Reporting.Domain.Sources;

namespace Reporting.Api.Native;

/// <summary>How the reading of a product's database goes.</summary>
internal sealed record SourceContract
{
    public required string Name { get; init; }

    /// <summary>The product.</summary>
    public required string Kind { get; init; }

    /// <summary>The key of the instance that it fills.</summary>
    public required string Instance { get; init; }

    public required string? ProductVersion { get; init; }

    /// <summary>Which of its schemas the product has.</summary>
    public required string? Generation { get; init; }

    public required SourceState State { get; init; }

    /// <summary>The moment up to which the instance's answers hold.</summary>
    public required DateTimeOffset? AsOf { get; init; }

    public required double? LagSeconds { get; init; }

    public required DateTimeOffset? LastSuccessAt { get; init; }

    public required DateTimeOffset? LastAttemptAt { get; init; }

    public required DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Why it fails.</summary>
    public required string? Error { get; init; }

    public required IReadOnlyDictionary<string, SourceCollectionContract> Collections { get; init; }

    /// <summary>Records that break a rule; only where one source is asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LeftOutContract? LeftOut { get; init; }

    public static SourceContract Of(SourceStatus status) => new()
    {
        Name = status.Name,
        Kind = status.Kind,
        Instance = status.Instance,
        ProductVersion = status.ProductVersion,
        Generation = status.Generation,
        State = status.State,
        AsOf = status.AsOf,
        LagSeconds = status.Lag is { } lag ? Math.Round(lag.TotalSeconds, 3) : null,
        LastSuccessAt = status.LastSuccessAt,
        LastAttemptAt = status.LastAttemptAt,
        NextAttemptAt = status.NextAttemptAt,
        Error = status.Error,
        Collections = status.Collections.ToDictionary(
            collection => collection.Collection,
            collection => new SourceCollectionContract(collection.AsOf, collection.RecordsRead, collection.RecordsChanged, collection.Progress),
            StringComparer.Ordinal),
    };

    public static SourceContract Whole(SourceStatus status) => Of(status) with
    {
        LeftOut = new LeftOutContract(status.LeftOut.Count, [.. status.LeftOut.First.Select(record => new LeftOutRecordContract(record.Collection, record.Key, record.Reason))]),
    };
}

/// <param name="RecordsRead">Since the first read.</param>
/// <param name="RecordsChanged">Of those, how many were new, changed or removed.</param>
/// <param name="Progress">The share of the first read that is done, 0 to 1; null when it is over.</param>
internal sealed record SourceCollectionContract(DateTimeOffset? AsOf, long RecordsRead, long RecordsChanged, double? Progress);

/// <param name="Records">The first 20.</param>
internal sealed record LeftOutContract(long Count, IReadOnlyList<LeftOutRecordContract> Records);

/// <param name="Reason">The rule that it breaks.</param>
internal sealed record LeftOutRecordContract(string Collection, string Key, string Reason);
