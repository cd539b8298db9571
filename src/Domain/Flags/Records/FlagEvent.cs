using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Flags.Records;

/// <summary>Something that happened in the instance.</summary>
[Collection("events", InstanceKind.Flags)]
public sealed record FlagEvent
{
    public required long Id { get; init; }

    public required string Type { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who did it, by name.</summary>
    public required string CreatedBy { get; init; }

    public long? CreatedByUserId { get; init; }

    public string? Project { get; init; }

    public string? Environment { get; init; }

    public string? FeatureName { get; init; }

    public RawJson? Data { get; init; }

    /// <summary>What <see cref="Data"/> was before.</summary>
    public RawJson? PreData { get; init; }

    public IReadOnlyList<EventTag>? Tags { get; init; }

    public string? GroupType { get; init; }

    public string? GroupId { get; init; }

    public string? Ip { get; init; }
}

/// <summary>A tag of the feature that the event is about.</summary>
public sealed record EventTag
{
    public required string Type { get; init; }

    public required string Value { get; init; }
}
