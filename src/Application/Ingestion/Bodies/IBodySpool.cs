using Reporting.Application.Access;
using Reporting.Application.Ingestion.Faults;

namespace Reporting.Application.Ingestion.Bodies;

/// <summary>Keeps bodies while they arrive, so that their records are stored without waiting for the sender.</summary>
internal interface IBodySpool
{
    /// <summary>Reads a body to its end as it was sent.</summary>
    /// <param name="sender">Who sends it; one token, and the tokens of one instance together, get at most half of the room.</param>
    /// <returns>The same body with its content at hand; disposing the content gives its room back.</returns>
    /// <exception cref="BodyTooLargeException">The body exceeds its limit.</exception>
    /// <exception cref="NoRoomForBodyException">There is no room for it now.</exception>
    Task<RecordBody> ReceiveAsync(RecordBody body, SlotOwner sender, CancellationToken cancellationToken);
}

/// <summary>There is no room for a body now, be it that others take it or that the disk has none; nothing was stored.</summary>
internal sealed class NoRoomForBodyException(string message, bool diskFailed = false) : Exception(message)
{
    public bool DiskFailed { get; } = diskFailed;
}
