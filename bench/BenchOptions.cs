using System.Globalization;

namespace Reporting.Bench;

/// <param name="Service">The service's assembly.</param>
/// <param name="DataDirectory">Where the database is kept; null for one that goes with the run.</param>
/// <param name="Scale">Of the parts <c>size</c> and <c>sources</c>: how much of their data there is.</param>
internal sealed record BenchOptions(string Service, string? DataDirectory, bool IsQuick, double Scale, IReadOnlySet<string> Parts)
{
    private const double QuickScale = 0.02;

    /// <param name="usual">The parts that run when none is named.</param>
    /// <param name="parts">All parts.</param>
    /// <exception cref="BenchFailedException">There is no such option or part.</exception>
    public static BenchOptions Parse(IReadOnlyList<string> arguments, IReadOnlyList<string> usual, IReadOnlyList<string> parts)
    {
        var (quick, scale) = (false, (double?)null);
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < arguments.Count; index++)
        {
            switch (arguments[index])
            {
                case "--service" or "--data" when index + 1 < arguments.Count:
                    paths[arguments[index]] = Path.GetFullPath(arguments[index + 1]);
                    index++;
                    break;
                case "--scale" when index + 1 < arguments.Count && double.TryParse(arguments[index + 1], CultureInfo.InvariantCulture, out var given) && given is > 0 and <= 1:
                    (scale, index) = (given, index + 1);
                    break;
                case "--quick":
                    quick = true;
                    break;
                case var part:
                    wanted.Add(parts.Contains(part, StringComparer.Ordinal) ? part : throw Unknown(part, parts));
                    break;
            }
        }

        return new BenchOptions(
            paths.GetValueOrDefault("--service") ?? throw new BenchFailedException("--service must name the service's assembly."),
            paths.GetValueOrDefault("--data"),
            quick,
            scale ?? (quick ? QuickScale : 1),
            wanted.Count == 0 ? usual.ToHashSet(StringComparer.Ordinal) : wanted);
    }

    private static BenchFailedException Unknown(string part, IReadOnlyList<string> parts) => new($"What is '{part}'? The parts are {string.Join(", ", parts)}.");
}
