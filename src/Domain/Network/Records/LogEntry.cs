using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Network.Records;

/// <summary>Something that was done with the device manager.</summary>
[Collection("log-entries", InstanceKind.Network)]
public sealed record LogEntry
{
    [Key]
    public required long Id { get; init; }

    [Time(TimeUse.Storage)]
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>0 view, 1 change, 2 warning, 3 error, 4 command, 5 login or logout.</summary>
    public required long Type { get; init; }

    /// <summary>What exactly, in the device manager's own numbers; 95 is a login by an API token.</summary>
    public required long Action { get; init; }

    /// <summary>Null where nobody is known, as when a login fails.</summary>
    public long? UserId { get; init; }

    public long? DeviceId { get; init; }

    [Text(TextLength.Document)]
    public string? Description { get; init; }
}
