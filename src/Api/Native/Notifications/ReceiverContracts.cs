using System.Text.Json.Serialization;
using Reporting.Application.Notifications;

namespace Reporting.Api.Native.Notifications;

/// <summary>What a receiver is to be.</summary>
internal sealed record SaveReceiverContract
{
    /// <summary>webhook, slack or email.</summary>
    public string? Kind { get; init; }

    /// <summary>Where a webhook is. That of a Slack webhook is a secret: it is never shown, and stays when it is absent.</summary>
    public string? Url { get; init; }

    /// <summary>What a webhook is signed with: 16 to 200 characters. It is never shown, and stays when it is absent.</summary>
    public string? Secret { get; init; }

    /// <summary>The addresses of an e-mail.</summary>
    public IReadOnlyList<string?>? To { get; init; }
}

/// <summary>Who is told something; its secret is not shown.</summary>
/// <param name="Url">Where a webhook is.</param>
/// <param name="To">The addresses of an e-mail.</param>
internal sealed record ReceiverContract(
    string Name,
    ReceiverKind Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Url,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? To,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt)
{
    public static ReceiverContract Of(Receiver receiver)
        => new(receiver.Name, receiver.Kind, receiver.Url, receiver.To.Count == 0 ? null : receiver.To, receiver.CreatedAt, receiver.ChangedAt);
}

/// <summary>What was put into the outbox.</summary>
/// <param name="Id">Shows how far it is at <c>/api/notifications/{id}</c>.</param>
internal sealed record QueuedContract(Guid Id);

/// <summary>A notification for one receiver, and how far it is.</summary>
/// <param name="Id">What a receiver is sent as its Idempotency-Key.</param>
/// <param name="Kind">alert, report or test.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="DueAt">When it is tried next; null when it was sent or given up.</param>
/// <param name="SettledAt">When it was sent or given up.</param>
/// <param name="Error">Why the last attempt failed.</param>
internal sealed record NotificationContract(
    Guid Id,
    string Receiver,
    string Kind,
    string Title,
    NotificationState State,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? SettledAt,
    string? Error)
{
    public static NotificationContract Of(OutboxEntry entry) => new(
        entry.Id,
        entry.Receiver,
        entry.Kind,
        entry.Title,
        entry.State,
        entry.Attempts,
        entry.CreatedAt,
        entry.State == NotificationState.Pending ? entry.DueAt : null,
        entry.SettledAt,
        entry.Error);
}
