using System.Text.RegularExpressions;

namespace Reporting.Api.Cli;

/// <summary>The arguments of the executable: settings such as <c>--Reporting:DataDirectory=/srv/reporting</c>, and the words of a command.</summary>
internal sealed partial record Invocation(IReadOnlyList<string> Words, IReadOnlyList<string> Settings)
{
    private static readonly IReadOnlyList<string> Questions = ["--help", "-h", "-?", "--version"];

    /// <summary>Without a command the service serves. What begins with a hyphen or has an equals sign is a setting of it.</summary>
    public bool IsCommand => Words is [var first, ..] && (Questions.Contains(first, StringComparer.Ordinal) || Word().IsMatch(first));

    public static Invocation Of(IReadOnlyList<string> arguments)
        => new([.. arguments.Where(argument => !Setting().IsMatch(argument))], [.. arguments.Where(argument => Setting().IsMatch(argument))]);

    [GeneratedRegex("^--[A-Za-z]+:[^=]+=", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Setting();

    [GeneratedRegex("^[a-z][^=]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
