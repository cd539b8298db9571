using System.Text;

namespace Reporting.Api.Cli;

/// <summary>What a command reads from and writes to: those of the process, or those of who runs the command within a process.</summary>
internal sealed class CliStreams(Stream input, Stream output, Stream error, bool isTerminal)
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public Stream Input => input;

    public Stream Output => output;

    public Stream Error => error;

    /// <summary>Whether people see what is written to <see cref="Error"/> while it is written.</summary>
    public bool IsTerminal => isTerminal;

    public TextWriter OutputText { get; } = new StreamWriter(output, Utf8, leaveOpen: true) { AutoFlush = true };

    public TextWriter ErrorText { get; } = new StreamWriter(error, Utf8, leaveOpen: true) { AutoFlush = true };

    public static CliStreams OfProcess()
        => new(Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.OpenStandardError(), !Console.IsErrorRedirected);
}
