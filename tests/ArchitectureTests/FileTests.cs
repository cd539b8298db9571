using NUnit.Framework;

namespace Reporting.ArchitectureTests;

internal sealed class FileTests
{
    private const int MaxLines = 250;

    private static readonly IReadOnlyList<string> Folders = ["src", "tests", "bench", "docs", "eng"];

    /// <summary>In two pieces, so that this file has none of them.</summary>
    private static readonly IReadOnlyList<string> Promises = ["TO" + "DO", "FIX" + "ME", "HA" + "CK:", "XX" + "X:"];

    [Test]
    public void No_source_file_is_longer_than_a_reader_can_take_in()
    {
        var longer = Sources.Below("src", ".cs", ".sql")
            .Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal))
            .Where(path => Sources.ReadLines(path).Count > MaxLines);

        Assert.That(longer, Is.Empty);
    }

    [Test]
    public void Nothing_is_left_to_be_done_later()
    {
        var promising = Folders
            .Where(folder => Directory.Exists(Path.Combine(Sources.Root, folder)))
            .SelectMany(folder => Sources.Below(folder, ".cs", ".sql", ".md", ".sh", ".csproj"))
            .Where(path => Sources.Read(path) is var text && Promises.Any(promise => text.Contains(promise, StringComparison.Ordinal)));

        Assert.That(promising, Is.Empty);
    }
}
