namespace Reporting.Api.Cli;

/// <summary>How a command ends, for scripts.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>It was understood and could not be done.</summary>
    public const int Failed = 1;

    /// <summary>It was not understood, or a value breaks a rule: nothing was tried.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl-C, as shells count it.</summary>
    public const int Interrupted = 130;
}
