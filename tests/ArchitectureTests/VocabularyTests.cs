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

    /// <summary>As a word, or as one of the words of a name: encoders and <c>StatusCodeResult</c> are no vendor.</summary>
    private static bool Names(string text, string vendor)
        => Regex.IsMatch(text, $"{vendor}(?![a-z])|(?i)(?<![a-z]){vendor}(?![a-z])", RegexOptions.None, TimeSpan.FromSeconds(1));
}
