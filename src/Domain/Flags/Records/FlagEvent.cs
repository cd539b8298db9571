using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Flags.Records;

/// <summary>Something that happened in the instance.</summary>
[Collection("events", InstanceKind.Flags)]
public sealed record FlagEvent
{
    [Key]
    [AtLeast(1)]
    public required long Id { get; init; }

    [Identifier]
    public required string Type { get; init; }

    [Time(TimeUse.Storage)]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who did it, by name.</summary>
    [Text(TextLength.Name)]
    public required string CreatedBy { get; init; }

    public long? CreatedByUserId { get; init; }

    [Text(TextLength.Identifier)]
    public string? Project { get; init; }

    [Text(TextLength.Environment)]
    public string? Environment { get; init; }

    [Text(TextLength.Identifier)]
    public string? FeatureName { get; init; }

    public RawJson? Data { get; init; }

    /// <summary>What <see cref="Data"/> was before.</summary>
    public RawJson? PreData { get; init; }

    /// <summary>The tags of the feature that the event is about: objects with a type and a value, kept as they came.</summary>
    public IReadOnlyList<RawJson>? Tags { get; init; }

    [Text(TextLength.Identifier)]
    public string? GroupType { get; init; }

    [Text(TextLength.Identifier)]
    public string? GroupId { get; init; }

    [Text(TextLength.Identifier)]
    public string? Ip { get; init; }
}
