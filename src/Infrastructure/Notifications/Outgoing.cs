using System.Text.Json;
using Reporting.Application.Notifications;

namespace Reporting.Infrastructure.Notifications;

/// <summary>A row of the outbox that this server has taken to send it to a receiver, as it is stored.</summary>
/// <param name="Attempt">Which attempt this is, from 1.</param>
/// <param name="ExpiresAt">After this it is not tried again.</param>
/// <param name="Receiver">Null when there is no such receiver any more.</param>
internal sealed record Claim(Guid Id, int Attempt, DateTimeOffset ExpiresAt, byte[]? Content, StoredReceiver? Receiver)
{
    /// <summary>What is to be sent.</summary>
    /// <exception cref="JsonException">The content can't be read.</exception>
    public Outgoing Read() => new(Id, Attempt, JsonSerializer.Deserialize<Notification>(Content) ?? throw new JsonException("The content is null"));
}

/// <summary>A row of the receivers.</summary>
internal sealed record StoredReceiver(string Name, string Kind, string Settings, byte[]? Secret)
{
    /// <exception cref="JsonException">The settings can't be read.</exception>
    public Target Read() => new(Name, Enum.Parse<ReceiverKind>(Kind, ignoreCase: true), ReceiverSettings.Parse(Settings), Secret);
}

/// <summary>A notification that is sent.</summary>
/// <param name="Attempt">Which attempt this is, from 1.</param>
internal sealed record Outgoing(Guid Id, int Attempt, Notification Notification);

/// <summary>Where a receiver is.</summary>
/// <param name="Secret">As it is kept.</param>
internal sealed record Target(string Name, ReceiverKind Kind, ReceiverSettings Settings, byte[]? Secret);
