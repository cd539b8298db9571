using System.Globalization;
using Reporting.Domain.Sources;

namespace Reporting.Api.Cli;

/// <summary>Shows how far a first read is: one line that changes on a terminal, a line now and then elsewhere.</summary>
internal sealed class SourceProgress(TextWriter output, bool isTerminal) : IProgress<SourceStatus>
{
    private string shown = string.Empty;

    public void Report(SourceStatus value)
    {
        if (value.FirstRead is not { Progress: { } share } collection)
        {
            return;
        }

        var line = string.Create(CultureInfo.InvariantCulture, $"{value.Name}: {collection.Collection} {(int)(share * 100)} %, {collection.RecordsRead:#,0} records");
        if (!string.Equals(line, shown, StringComparison.Ordinal))
        {
            shown = line;
            output.Write(isTerminal ? $"\r{line,-78}" : $"{line}\n");
        }
    }

    /// <summary>Leaves the line that changes, so that what is written next begins one of its own.</summary>
    public void End()
    {
        if (isTerminal && shown.Length > 0)
        {
            output.Write('\n');
        }
    }
}
