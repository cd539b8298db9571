using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Reporting.Application.Alerts;

/// <summary>Durations as Prometheus writes them: <c>1d12h</c>, <c>30m</c>.</summary>
internal static partial class DurationText
{
    private static readonly IReadOnlyList<(string Unit, long Seconds)> Units = [("w", 604_800), ("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)];

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        if (text.Length == 0 || Form().Match(text) is not { Success: true } found)
        {
            return false;
        }

        var seconds = Units.Sum(unit => found.Groups[unit.Unit] is { Success: true } number ? long.Parse(number.ValueSpan, CultureInfo.InvariantCulture) * unit.Seconds : 0);
        duration = TimeSpan.FromSeconds(seconds);
        return true;
    }

    /// <summary>In its largest units, whole seconds; <c>0s</c> for none.</summary>
    public static string Of(TimeSpan duration)
    {
        var text = new StringBuilder();
        var left = (long)duration.TotalSeconds;
        foreach (var (unit, seconds) in Units)
        {
            if (left >= seconds && (unit is not "w" || left % seconds == 0))
            {
                text.Append(CultureInfo.InvariantCulture, $"{left / seconds}{unit}");
                left %= seconds;
            }
        }

        return text.Length == 0 ? "0s" : text.ToString();
    }

    [GeneratedRegex(@"^((?<w>[0-9]{1,6})w)?((?<d>[0-9]{1,6})d)?((?<h>[0-9]{1,6})h)?((?<m>[0-9]{1,8})m)?((?<s>[0-9]{1,9})s)?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
