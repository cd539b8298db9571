using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Flags.Records;

/// <summary>A field of the context that constraints can ask for.</summary>
[Collection("context-fields", InstanceKind.Flags, Snapshot = true)]
public sealed record ContextField
{
    [Key]
    public required string Id { get; init; }

    [Text(TextLength.Name)]
    public string? Name { get; init; }
}
