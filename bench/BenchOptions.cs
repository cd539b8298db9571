using System.Globalization;

namespace Reporting.Bench;

/// <param name="Service">The service's assembly.</param>
/// <param name="DataDirectory">Where the database is kept; null for one that goes with the run.</param>
/// <param name="Scale">Of the part <c>size</c>: how much of its data there is.</param>
internal sealed record BenchOptions(string Service, string? DataDirectory, bool IsQuick, double Scale, IReadOnlySet<string> Parts)
{
    private const double QuickScale = 0.02;

    /// <param name="usual">The parts that run when none is named.</param>
    /// <param name="parts">All parts.</param>
    /// <exception cref="BenchFailedException">There is no such option or part.</exception>
    public static BenchOptions Parse(IReadOnlyList<string> arguments, IReadOnlyList<string> usual, IReadOnlyList<string> parts)
    {
        var (service, data, quick, scale) = ((string?)null, (string?)null, false, (double?)null);
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < arguments.Count; index++)
        {
            switch (arguments[index])
            {
                case "--service" when index + 1 < arguments.Count:
                    service = Path.GetFullPath(arguments[++index]);
                    break;
                case "--data" when index + 1 < arguments.Count:
                    data = Path.GetFullPath(arguments[++index]);
                    break;
                case "--scale" when index + 1 < arguments.Count && double.TryParse(arguments[index + 1], CultureInfo.InvariantCulture, out var given) && given is > 0 and <= 1:
                    (scale, index) = (given, index + 1);
                    break;
                case "--quick":
                    quick = true;
                    break;
                case var part when parts.Contains(part, StringComparer.Ordinal):
                    wanted.Add(part);
                    break;
                case var other:
                    throw new BenchFailedException($"What is '{other}'? The parts are {string.Join(", ", parts)}.");
            }
        }

        return new BenchOptions(
            service ?? throw new BenchFailedException("--service must name the service's assembly."),
            data,
            quick,
            scale ?? (quick ? QuickScale : 1),
            wanted.Count == 0 ? usual.ToHashSet(StringComparer.Ordinal) : wanted);
    }
}
