using System.Globalization;

namespace Reporting.Demo;

/// <summary>Shows how far a filling is: a bar that grows on a terminal, a line now and then elsewhere.</summary>
internal sealed class FillProgress(TextWriter output, bool isTerminal) : IProgress<DemoProgress>
{
    private const int Width = 40;
    private const int PercentBetweenLines = 20;

    private int shown = -1;

    public void Report(DemoProgress value)
    {
        var percent = (int)(value.Share * 100);
        if (percent > shown && (isTerminal || percent / PercentBetweenLines > shown / PercentBetweenLines || shown < 0))
        {
            shown = percent;
            var records = value.Done.ToString("#,0", CultureInfo.InvariantCulture);
            output.Write(isTerminal ? $"\rFilling {value.Instance} [{Bar(percent)}] {percent,3} %  {records} records" : $"Filling {value.Instance}: {percent} %, {records} records\n");
            if (percent == 100)
            {
                output.Write(isTerminal ? "\n" : "");
                shown = -1;
            }
        }
    }

    private static string Bar(int percent) => new string('#', percent * Width / 100).PadRight(Width, '.');
}
