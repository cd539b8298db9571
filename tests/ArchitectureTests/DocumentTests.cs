using System.Globalization;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Reporting.ArchitectureTests;

/// <summary>Files that documents name are there, and are as many as they say.</summary>
internal sealed partial class DocumentTests
{
    private static readonly IReadOnlyList<string> Documents = ["docs/howto.md", "docs/architecture.md", "docs/testing.md", "docs/rules.md"];
    private static readonly IReadOnlyList<string> Roots = ["src", "tests", "docs", "bench", "deploy", "eng", "Api", "Application", "Infrastructure", "Domain"];
    private static readonly IReadOnlyList<string> Endings = ["", ".cs", ".sql"];

    [TestCaseSource(nameof(Documents))]
    public void Paths_lead_to_files(string document)
    {
        var paths = Named(document).Where(name => name.Contains('/', StringComparison.Ordinal) && Roots.Contains(name.Split('/')[0], StringComparer.Ordinal)).ToList();

        Assert.That(paths, Is.Not.Empty);
        Assert.That(paths.Where(path => !IsThere(path)), Is.Empty);
    }

    [TestCaseSource(nameof(Documents))]
    public void Sql_files_are_there(string document)
    {
        var files = Sources.Below("src", ".sql").Select(path => path.Split('/')[^1]).ToHashSet(StringComparer.Ordinal);

        Assert.That(Named(document).Where(name => SqlFile().IsMatch(name) && !files.Contains(name)), Is.Empty);
    }

    [Test]
    public void Walks_have_as_many_files_as_they_say()
    {
        var walks = Walk().Matches(Sources.Read("docs/architecture.md"));

        Assert.That(walks, Has.Count.EqualTo(4));
        Assert.That(
            walks.Select(walk => walk.Groups["count"].Value),
            Is.EqualTo(walks.Select(walk => walk.Groups["line"].Captures.Count.ToString(CultureInfo.InvariantCulture))));
        Assert.That(walks.SelectMany(walk => walk.Groups["line"].Captures.Select((line, index) => (line.Value, index))).Where(line => !IsStep(line.Value, line.index + 1)), Is.Empty);
    }

    /// <summary>What these classes run is a step of the walk that leads through them.</summary>
    [TestCase("src/Infrastructure/Workspaces/RollUp/WorkspaceRollUp.cs")]
    [TestCase("src/Infrastructure/Workspaces/Derived/UsageDays.cs")]
    [TestCase("src/Infrastructure/Persistence/Merge/MergeRun.cs")]
    public void A_walk_leaves_out_no_sql_file(string path)
    {
        var run = NamedSqlFile().Matches(Sources.Read(path)).Select(match => match.Groups["name"].Value).ToList();
        var steps = Walk().Matches(Sources.Read("docs/architecture.md")).SelectMany(walk => walk.Groups["line"].Captures.Select(line => line.Value)).ToList();

        Assert.That(run, Is.Not.Empty);
        Assert.That(run.Where(name => !steps.Exists(step => step.Contains($"/{name}`", StringComparison.Ordinal))), Is.Empty);
    }

    /// <summary>A step of a walk has its number and names one file of the sources.</summary>
    private static bool IsStep(string line, int number)
        => Step().Match(line) is { Success: true } step
            && string.Equals(step.Groups["number"].Value, number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            && File.Exists(Path.Combine(Sources.Root, step.Groups["path"].Value));

    private static IEnumerable<string> Named(string document) => Quoted().Matches(Sources.Read(document)).Select(match => match.Groups["text"].Value);

    private static bool IsThere(string path)
        => Endings.Any(ending => Path.Exists(Path.Combine(Sources.Root, path + ending)) || Path.Exists(Path.Combine(Sources.Root, "src", path + ending)));

    [GeneratedRegex("`(?<text>[A-Za-z0-9_./-]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^[a-z_]+\.sql$", RegexOptions.None, 1000)]
    private static partial Regex SqlFile();

    [GeneratedRegex(@"""(?<name>[a-z_]+\.sql)""", RegexOptions.None, 1000)]
    private static partial Regex NamedSqlFile();

    [GeneratedRegex(@"^(?<number>\d+)\. `(?<path>src/[^`]+)`( [^`]+)?\n$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Step();

    [GeneratedRegex(@"^### .*: (?<count>\d+) files\n(?<line>\d+\. .+\n)+", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Walk();
}
