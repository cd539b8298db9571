using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Reporting.ArchitectureTests;

/// <summary>What one layer asks of another is said where it is asked: units, order, what is left out, and errors.</summary>
internal sealed class PortTests
{
    private static readonly IReadOnlyList<string> Ports =
    [
        .. Sources.Below("src/Domain", ".cs").Concat(Sources.Below("src/Application", ".cs")).Where(path => Interfaces(Sources.Read(path)).Any()),
    ];

    [Test]
    public void Ports_are_found() => Assert.That(Ports, Is.SupersetOf(["src/Domain/Ingestion/IRecordStore.cs", "src/Domain/Workspaces/Reports/DauReport.cs"]));

    [TestCaseSource(nameof(Ports))]
    public void Every_method_of_an_interface_has_a_comment(string path)
    {
        var silent = Interfaces(Sources.Read(path)).SelectMany(body => Regex.Matches(body, @"(?<before>[^\n]*)\n    (?<method>[A-Z][^\n(]*)\(", RegexOptions.None, TimeSpan.FromSeconds(1)))
            .Where(method => !method.Groups["before"].Value.TrimStart().StartsWith("///", StringComparison.Ordinal))
            .Select(method => method.Groups["method"].Value);

        Assert.That(silent, Is.Empty);
    }

    private static IEnumerable<string> Interfaces(string text)
        => Regex.Matches(text, @"^(?:public|internal) interface \w[^{;]*\{(?<body>.*?)\n\}", RegexOptions.Singleline | RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Select(match => match.Groups["body"].Value);
}
