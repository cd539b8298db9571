namespace Reporting.Infrastructure.Notifications;

/// <summary>A receiver could not be told; the message says why, in words that administrators may see.</summary>
internal sealed class DeliveryException(string message, Exception? cause = null) : Exception(message, cause);
