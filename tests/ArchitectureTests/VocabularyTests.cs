using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Reporting.ArchitectureTests;

internal sealed class VocabularyTests
{
    [TestCase("Unleash")]
    [TestCase("Coder")]
    [TestCase("OpenL2M")]
    public void A_vendor_is_named_only_in_its_own_dialect_and_its_own_source(string vendor)
    {
        string[] own = [$"src/Api/{vendor}/", $"src/Infrastructure/Sources/{vendor}/"];
        var naming = Sources.Below("src")
            .Where(path => !own.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)))
            .Where(path => Names(path, vendor) || Sources.ReadLines(path).Any(line => Names(line, vendor)));

        Assert.That(naming, Is.Empty);
    }

    /// <summary>
    /// What a product calls something on the wire is said in its dialect. Looked for are the texts of a dialect's code that are no words of a language:
    /// with a digit, a capital or a mark in them, and paths of files.
    /// </summary>
    [TestCase("Unleash", "allTime", "7d")]
    [TestCase("Coder", "interval_reports", "start_time", "/icon/code.svg")]
    [TestCase("OpenL2M", "devices_today", "api_calls_today")]
    public void No_use_case_says_what_a_vendor_says_on_the_wire(string vendor, params string[] among)
    {
        var words = TextsBelow($"src/Api/{vendor}").Where(text => Regex.IsMatch(text, WireName, RegexOptions.None, TimeSpan.FromSeconds(1))).ToHashSet(StringComparer.Ordinal);
        var said = Sources.Below("src/Application", ".cs").SelectMany(path => TextsOf(path).Where(words.Contains).Select(text => $"{path}: {text}"));

        Assert.That(words, Is.SupersetOf(among));
        Assert.That(said, Is.Empty);
    }

    /// <summary>A record says which values it may have; in what order they are listed is a product's.</summary>
    [Test]
    public void No_use_case_names_the_types_of_tokens()
        => Assert.That(
            Sources.Below("src/Application/Flags", ".cs").SelectMany(path => TextsOf(path).Intersect(["admin", "client", "frontend", "backend"], StringComparer.Ordinal).Select(text => $"{path}: {text}")),
            Is.Empty);

    private const string WireName = @"^(?:[a-z]+[A-Z][A-Za-z]*|[a-z]+(?:[_-][a-z0-9]+)+|\d+[a-z]|(?:/[a-z]+)+\.[a-z]+)$";

    private static IEnumerable<string> TextsBelow(string folder) => Sources.Below(folder, ".cs").SelectMany(TextsOf);

    private static IEnumerable<string> TextsOf(string path)
        => Regex.Matches(Regex.Replace(Sources.Read(path), "//[^\n]*", "", RegexOptions.None, TimeSpan.FromSeconds(1)), "\"(?<text>[^\"\n]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1))
            .Select(match => match.Groups["text"].Value);

    /// <summary>As a word, or as one of the words of a name: encoders and <c>StatusCodeResult</c> are no vendor.</summary>
    private static bool Names(string text, string vendor)
        => Regex.IsMatch(text, $"{vendor}(?![a-z])|(?i)(?<![a-z]){vendor}(?![a-z])", RegexOptions.None, TimeSpan.FromSeconds(1));
}
