using Reporting.Application.Notifications;

namespace Reporting.Infrastructure.Notifications;

/// <summary>A notification that this server has taken to send it to a receiver.</summary>
/// <param name="Attempt">Which attempt this is, from 1.</param>
/// <param name="ExpiresAt">After this it is not tried again.</param>
/// <param name="Target">Null when there is no such receiver any more.</param>
internal sealed record Outgoing(Guid Id, int Attempt, DateTimeOffset ExpiresAt, Notification Notification, Target? Target);

/// <summary>Where a receiver is.</summary>
/// <param name="Secret">As it is kept.</param>
internal sealed record Target(string Name, ReceiverKind Kind, ReceiverSettings Settings, byte[]? Secret);
