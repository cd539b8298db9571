namespace Reporting.Infrastructure.Postgres;

/// <summary>What a postmaster understands; the values are the system's signal numbers.</summary>
internal enum ServerSignal
{
    /// <summary>SIGINT: end all sessions, write everything, stop.</summary>
    FastShutdown = 2,

    /// <summary>SIGQUIT: stop at once; the next start recovers from the log.</summary>
    ImmediateShutdown = 3,
}
