using System.Text.Json.Serialization;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Flags.Records;

/// <summary>How the instance is set up. An instance has one.</summary>
[Collection("settings", InstanceKind.Flags, Snapshot = true, Single = true)]
public sealed record InstanceSettings
{
    /// <summary>The instance's own name for itself, not ours.</summary>
    [JsonPropertyName("instance_id")]
    [Key]
    public required string SourceInstanceId { get; init; }

    [Text(TextLength.Name)]
    public required string VersionOss { get; init; }

    [Text(TextLength.Name)]
    public string VersionEnterprise { get; init; } = string.Empty;

    public bool SamlEnabled { get; init; }

    public bool OidcEnabled { get; init; }

    public bool PasswordAuthEnabled { get; init; } = true;

    public bool ScimEnabled { get; init; }
}
