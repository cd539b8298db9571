namespace Reporting.Application.Notifications;

/// <summary>What is to be sent, was sent and could not be sent.</summary>
internal interface IOutboxReader
{
    /// <summary>The newest entries that fit, newest first.</summary>
    /// <param name="state">Only those in this state; null for all.</param>
    /// <param name="receiver">Only those for this receiver; null for all.</param>
    Task<IReadOnlyList<OutboxEntry>> ReadAsync(NotificationState? state, string? receiver, int limit, CancellationToken cancellationToken);

    /// <returns>Null when there is none of the id.</returns>
    Task<OutboxEntry?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Has one that is dead sent again, from now on as long as a new one.</summary>
    /// <returns>False when it is not dead.</returns>
    Task<bool> RetryAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Has a receiver told that this is a test.</summary>
    /// <returns>The id of what is sent.</returns>
    Task<Guid> AddTestAsync(string receiver, CancellationToken cancellationToken);
}
