using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Network.Records;

/// <summary>How devices are logged in to.</summary>
[Collection("credentials-profiles", InstanceKind.Network, Snapshot = true)]
public sealed record CredentialsProfile
{
    [Key]
    public required long Id { get; init; }

    [Text(TextLength.Name)]
    public string? Name { get; init; }
}
