namespace Reporting.Bench;

/// <param name="Service">The service's assembly.</param>
/// <param name="DataDirectory">Where the database is kept; null for one that goes with the run.</param>
internal sealed record BenchOptions(string Service, string? DataDirectory, bool IsQuick, IReadOnlySet<string> Parts)
{
    /// <exception cref="BenchFailedException">There is no such option or part.</exception>
    public static BenchOptions Parse(IReadOnlyList<string> arguments, IReadOnlyList<string> parts)
    {
        var (service, data, quick) = ((string?)null, (string?)null, false);
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
            wanted.Count == 0 ? parts.ToHashSet(StringComparer.Ordinal) : wanted);
    }
}
