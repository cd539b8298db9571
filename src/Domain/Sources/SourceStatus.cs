using Reporting.Domain.Access;

namespace Reporting.Domain.Sources;

/// <summary>How the reading of a product's database goes.</summary>
/// <param name="Name">Its name in the settings.</param>
/// <param name="Kind">The product, as the settings name it.</param>
/// <param name="Instance">The key of the instance that it fills.</param>
/// <param name="Generation">Which of its schemas the product has.</param>
/// <param name="AsOf">The moment up to which all its collections are complete.</param>
/// <param name="Lag">How long ago that was.</param>
/// <param name="Error">Why it fails, in words; null while it does not.</param>
/// <param name="LeftOut">Records that break a rule.</param>
public sealed record SourceStatus(
    string Name,
    string Kind,
    string Instance,
    string? ProductVersion,
    string? Generation,
    SourceState State,
    DateTimeOffset? AsOf,
    TimeSpan? Lag,
    DateTimeOffset? LastSuccessAt,
    DateTimeOffset? LastAttemptAt,
    DateTimeOffset? NextAttemptAt,
    string? Error,
    IReadOnlyList<SourceCollectionStatus> Collections,
    LeftOutRecords LeftOut)
{
    /// <summary>The collection whose first read goes on just now; null where none does.</summary>
    public SourceCollectionStatus? FirstRead => Collections.FirstOrDefault(collection => collection.Progress is not null);
}

public enum SourceState
{
    /// <summary>It has not been read since this server started.</summary>
    Starting,

    /// <summary>What was there before is still being read.</summary>
    CatchingUp,

    Current,

    Failing,

    /// <summary>The settings say that it is not to be read.</summary>
    Disabled,
}

/// <param name="RecordsRead">Since the first read.</param>
/// <param name="RecordsChanged">Of those, how many were new, changed or removed.</param>
/// <param name="Progress">The share of the first read that is done, 0 to 1; null when it is over.</param>
public sealed record SourceCollectionStatus(string Collection, DateTimeOffset? AsOf, long RecordsRead, long RecordsChanged, double? Progress);

/// <param name="Count">All there are.</param>
/// <param name="First">The first of them by collection and key.</param>
public sealed record LeftOutRecords(long Count, IReadOnlyList<LeftOutRecord> First)
{
    public static readonly LeftOutRecords None = new(0, []);
}

/// <param name="Reason">The rule that it breaks.</param>
public sealed record LeftOutRecord(string Collection, string Key, string Reason);

/// <summary>What may be read of a table of the product.</summary>
/// <param name="Rows">How many there are.</param>
/// <param name="Missing">Columns that it lacks.</param>
/// <param name="Grant">The statements that give what privilege is missing, one a line; null when none is missing.</param>
/// <param name="IsRequired">Whether the source can do without the table.</param>
public sealed record SourceTableCheck(string Table, bool Exists, long Rows, IReadOnlyList<string> Missing, string? Grant, bool IsRequired)
{
    public bool IsGood => Grant is null && (Exists ? Missing.Count == 0 : !IsRequired);
}

/// <summary>What a look at a product's database found.</summary>
/// <param name="Error">Why it can't be looked at; null when it can.</param>
public sealed record SourceCheck(
    SourceSummary Source, string? ProductVersion, string? Generation, IReadOnlyList<SourceTableCheck> Tables, string? Error);

public sealed record SourceSummary(string Name, string Kind, string Instance, InstanceKind InstanceKind);

/// <summary>What a single reading changed in a collection.</summary>
public sealed record SourceChange(string Collection, long Read, long Changed);
