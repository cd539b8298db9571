namespace Reporting.Application.Settings;

/// <summary>The service cannot start; the message is one line for its operator.</summary>
internal sealed class StartupException(string message, Exception? cause = null) : Exception(message, cause);
