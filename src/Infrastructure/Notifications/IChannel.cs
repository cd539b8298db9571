using Reporting.Application.Notifications;

namespace Reporting.Infrastructure.Notifications;

/// <summary>A way to tell receivers of one kind.</summary>
internal interface IChannel
{
    ReceiverKind Kind { get; }

    /// <summary>Returns when the receiver has taken it.</summary>
    /// <exception cref="DeliveryException">It has not.</exception>
    Task SendAsync(Outgoing outgoing, Target target, CancellationToken cancellationToken);
}
