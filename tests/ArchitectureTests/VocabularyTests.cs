using NUnit.Framework;

namespace Reporting.ArchitectureTests;

internal sealed class VocabularyTests
{
    [TestCase("Unleash")]
    [TestCase("Coder")]
    [TestCase("OpenL2M")]
    public void A_vendor_is_named_only_in_its_own_dialect(string vendor)
    {
        var own = $"src/Api/{vendor}/";
        var naming = Sources.Below("src")
            .Where(path => !path.StartsWith(own, StringComparison.Ordinal))
            .Where(path => Names(path, vendor) || Sources.ReadLines(path).Any(line => Names(line, vendor)));

        Assert.That(naming, Is.Empty);
    }

    /// <summary>Encoder, decoder and the like are not the vendor.</summary>
    private static bool Names(string text, string vendor)
        => text
            .Replace("encoder", "", StringComparison.OrdinalIgnoreCase)
            .Replace("decoder", "", StringComparison.OrdinalIgnoreCase)
            .Contains(vendor, StringComparison.OrdinalIgnoreCase);
}
