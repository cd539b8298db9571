using System.Globalization;

namespace Reporting.Bench;

/// <summary>One line on the terminal that says how far something is.</summary>
internal sealed class ProgressLine(string what)
{
    private const int RecordsBetweenLines = 20_000;

    private long count;

    public void Count()
    {
        count++;
        if (count % RecordsBetweenLines == 0 && !Console.IsErrorRedirected)
        {
            Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{what}: {count:#,0} "));
        }
    }

    public long Finish()
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r{new string(' ', what.Length + 20)}\r");
        }

        return count;
    }
}
