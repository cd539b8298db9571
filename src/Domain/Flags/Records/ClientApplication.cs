using System.Text.Json.Serialization;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Flags.Records;

/// <summary>One running copy of an application that uses flags.</summary>
[Collection("applications", InstanceKind.Flags)]
public sealed record ClientApplication
{
    [Key]
    public required string AppName { get; init; }

    [Key]
    [Identifier(TextLength.Environment)]
    public required string Environment { get; init; }

    /// <summary>The copy's name for itself.</summary>
    [JsonPropertyName("instance_id")]
    [Key]
    public required string SourceInstanceId { get; init; }

    [OnlyGrows]
    public required DateTimeOffset LastSeen { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }
}
