namespace Reporting.Application.Notifications;

internal enum ReceiverKind
{
    /// <summary>The service's own JSON, signed.</summary>
    Webhook,

    /// <summary>What Slack and those who speak as it does take.</summary>
    Slack,
    Email,
}

/// <summary>Who is told something, and where. What is secret of it is never read back.</summary>
/// <param name="Url">Where a webhook is; null for the others, since the address of a Slack webhook is a secret itself.</param>
/// <param name="To">The addresses of an e-mail.</param>
internal sealed record Receiver(string Name, ReceiverKind Kind, string? Url, IReadOnlyList<string> To, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt);

/// <summary>What a receiver is to be.</summary>
/// <param name="Secret">The key of a webhook's signatures, or the address of a Slack webhook; null where what is kept stays.</param>
internal sealed record ReceiverDraft(string Name, ReceiverKind Kind, string? Url, IReadOnlyList<string> To, string? Secret);
