using System.Globalization;
using System.Text;

namespace Reporting.Dashboard.Charts;

/// <summary>Coordinates as SVG writes them.</summary>
internal static class Svg
{
    /// <summary>The width of a plot in its own units, whatever it is on the screen.</summary>
    public const double Width = 1_000;

    public static string Of(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>Where a point is from left to right, from 0 to 1; a single one is in the middle.</summary>
    public static double Place(int index, int count) => count <= 1 ? 0.5 : (double)index / (count - 1);

    /// <summary>A line through all points that have a value; where one is missing the line is broken.</summary>
    public static string Line(IReadOnlyList<double?> values, LinearScale scale, double height)
    {
        var path = new StringBuilder();
        var open = false;
        for (var index = 0; index < values.Count; index++)
        {
            if (values[index] is not { } value)
            {
                open = false;
                continue;
            }

            path.Append(open ? 'L' : 'M').Append(Of(Place(index, values.Count) * Width)).Append(' ').Append(Of(height * (1 - scale.Share(value))));
            open = true;
        }

        return path.ToString();
    }

    /// <summary>The area between two edges.</summary>
    public static string Area(IReadOnlyList<double> upper, IReadOnlyList<double> lower, LinearScale scale, double height)
    {
        if (upper.Count == 0)
        {
            return "";
        }

        var path = new StringBuilder("M");
        for (var index = 0; index < upper.Count; index++)
        {
            Append(upper, index);
        }

        for (var index = lower.Count - 1; index >= 0; index--)
        {
            Append(lower, index);
        }

        return path.Append('Z').ToString();

        void Append(IReadOnlyList<double> edge, int index)
            => path.Append(path.Length > 1 ? "L" : "").Append(Of(Place(index, edge.Count) * Width)).Append(' ').Append(Of(height * (1 - scale.Share(edge[index]))));
    }
}
