namespace Reporting.ConformanceTests.OpenL2M;

/// <summary>An answer as it was recorded: whole, or only its status and content type.</summary>
internal sealed record RecordedAnswer(string Name, int Status, IReadOnlyDictionary<string, string> Headers, string? Body)
{
    public const string File = "openl2m/answers.txt";
    private const string Mark = "##### ";

    /// <summary>Those that do not depend on the machine that answered.</summary>
    private static readonly IReadOnlyList<string> Telling =
    [
        "Content-Type", "WWW-Authenticate", "Vary", "Allow", "Location",
        "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy",
    ];

    public static IReadOnlyList<RecordedAnswer> ReadAll()
        => [.. System.IO.File.ReadAllText(ConformanceData.PathOf(File)).Split(Mark).Where(section => !string.IsNullOrWhiteSpace(section)).Select(Parse)];

    /// <summary>The headers that are compared; those that an answer has not are empty.</summary>
    public static IReadOnlyDictionary<string, string> Tell(Func<string, string?> header)
        => Telling.ToDictionary(name => name, name => header(name) ?? "", StringComparer.Ordinal);

    private static RecordedAnswer Parse(string section)
    {
        var lines = section.Split('\n');
        var name = lines[0].Trim();
        if (!lines[1].StartsWith("HTTP/", StringComparison.Ordinal))
        {
            var (status, type) = (lines[1].Split(' ')[0], lines[1].Contains(' ', StringComparison.Ordinal) ? lines[1].Split(' ', 2)[1] : null);
            var known = type is null ? [] : new Dictionary<string, string>(StringComparer.Ordinal) { ["Content-Type"] = type };
            return new(name, int.Parse(status, System.Globalization.CultureInfo.InvariantCulture), known, Body: null);
        }

        var end = Array.FindIndex(lines, line => line.Length == 0);
        var headers = lines[2..end].Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        return new(
            name,
            int.Parse(lines[1].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture),
            Tell(header => headers.GetValueOrDefault(header)),
            string.Join('\n', lines[(end + 1)..]).Trim());
    }
}
