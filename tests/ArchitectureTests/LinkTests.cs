using System.Globalization;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Reporting.ArchitectureTests;

/// <summary>The links of documents, and the index of decision records.</summary>
internal sealed partial class LinkTests
{
    private const string Decisions = "docs/decisions";
    private const string Index = "README.md";

    /// <summary>Decision records tell of their time and may name what has gone since.</summary>
    private static IEnumerable<string> Documents
        => Sources.Below("docs", ".md").Where(path => !path.StartsWith($"{Decisions}/0", StringComparison.Ordinal)).Append(Index);

    [TestCaseSource(nameof(Documents))]
    public void Every_link_to_a_file_leads_to_one(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Sources.Root, document))!;
        var linked = Link().Matches(Sources.Read(document)).Select(match => match.Groups["path"].Value);

        Assert.That(linked.Where(path => !Path.Exists(Path.Combine(folder, path))), Is.Empty);
    }

    [Test]
    public void Links_are_found() => Assert.That(Link().Matches(string.Concat(Documents.Select(Sources.Read))), Has.Count.GreaterThan(10));
    [Test]
    public void Decisions_are_numbered_without_a_gap()
    {
        var records = Sources.Below("docs/decisions", ".md").Select(path => path.Split('/')[^1]).Where(name => char.IsAsciiDigit(name[0])).ToList();
        var index = Sources.ReadLines("docs/decisions/README.md").Where(line => line.StartsWith("- [", StringComparison.Ordinal)).ToList();

        Assert.That(records.Select(name => int.Parse(name[..4], CultureInfo.InvariantCulture)), Is.EqualTo(Enumerable.Range(1, records.Count)));
        Assert.That(records.Select(name => Sources.ReadLines($"docs/decisions/{name}")[0].Split(' ')[1]), Is.EqualTo(Enumerable.Range(1, records.Count).Select(number => $"{number}.")));
        Assert.That(index.Select(line => line.Split('(', ')')[1]), Is.EqualTo(records));
    }

    [Test]
    public void Every_decision_record_is_in_the_index_by_its_number_and_title()
    {
        var records = Sources.Below(Decisions, ".md").Select(Path.GetFileName).Where(file => file is not Index).Select(file => Line(file!));

        Assert.That(Sources.ReadLines($"{Decisions}/{Index}").Where(line => line.StartsWith("- ", StringComparison.Ordinal)), Is.EqualTo(records));
    }

    private static string Line(string file)
    {
        var title = Title().Match(Sources.ReadLines($"{Decisions}/{file}")[0]);

        Assert.That(file, Does.StartWith($"{title.Groups["number"].Value.PadLeft(4, '0')}-"));
        return $"- [{title.Groups["number"].Value}]({file}): {title.Groups["title"].Value}";
    }

    [GeneratedRegex(@"\]\((?<path>[^):#]+)(?:#[^)]*)?\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^# (?<number>\d+)\. (?<title>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Title();
}
