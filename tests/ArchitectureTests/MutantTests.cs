using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Reporting.ArchitectureTests;

/// <summary>The mistakes that <c>eng/mutate</c> makes can be made in the code as it is, and are looked for by tests that there are.</summary>
internal sealed partial class MutantTests
{
    private static IEnumerable<string> Mutants => Sources.Below("eng/mutants", ".mutant");

    [TestCaseSource(nameof(Mutants))]
    public void Changes_a_text_that_its_file_has_once(string path)
    {
        var (find, put) = (Part(path, "find"), Part(path, "put"));

        Assert.That(Regex.Count(Sources.Read(Field(path, "file")), Regex.Escape(find), RegexOptions.None, TimeSpan.FromSeconds(1)), Is.EqualTo(1));
        Assert.That(put, Is.Not.EqualTo(find));
    }

    [TestCaseSource(nameof(Mutants))]
    public void Is_looked_for_by_tests_that_there_are(string path)
    {
        var tests = string.Concat(Sources.Below($"tests/{Field(path, "tests")}", ".cs").Select(Sources.Read));
        var names = Name().Matches(Field(path, "filter")).Select(match => match.Groups["name"].Value).ToList();

        Assert.That(names, Is.Not.Empty);
        Assert.That(names.Where(name => !Regex.IsMatch(tests, $@"\b{name}", RegexOptions.None, TimeSpan.FromSeconds(1))), Is.Empty);
    }

    private static string Field(string path, string name)
        => Sources.ReadLines(path).Single(line => line.StartsWith($"{name}: ", StringComparison.Ordinal))[(name.Length + 2)..];

    private static string Part(string path, string name)
    {
        var lines = Sources.ReadLines(path).SkipWhile(line => !string.Equals(line, $"--- {name}", StringComparison.Ordinal)).Skip(1);
        return string.Join('\n', lines.TakeWhile(line => !line.StartsWith("--- ", StringComparison.Ordinal)));
    }

    /// <summary>Of namespaces, classes and methods between dots.</summary>
    [GeneratedRegex(@"(?<=FullyQualifiedName~[\w.]*)(?<name>\w+)(?=[.|]|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
