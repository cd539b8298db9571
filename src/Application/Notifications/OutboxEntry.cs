namespace Reporting.Application.Notifications;

internal enum NotificationState
{
    Pending,
    Sent,

    /// <summary>It was tried for as long as it is; it is sent no more unless somebody asks for it.</summary>
    Dead,
}

/// <summary>A notification for one receiver, and how far it is.</summary>
/// <param name="Id">The same in each attempt to send it: receivers know by it what they have had.</param>
/// <param name="DueAt">When it is tried next.</param>
/// <param name="SettledAt">When it was sent or given up.</param>
/// <param name="Error">Why the last attempt failed.</param>
internal sealed record OutboxEntry(
    Guid Id,
    string Receiver,
    string Kind,
    string Title,
    NotificationState State,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset DueAt,
    DateTimeOffset? SettledAt,
    string? Error);
