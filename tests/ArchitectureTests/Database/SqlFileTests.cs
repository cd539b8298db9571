using NUnit.Framework;

namespace Reporting.ArchitectureTests.Database;

internal sealed class SqlFileTests
{
    private static readonly IReadOnlyList<string> Paths = Sources.Below("src", ".sql");

    private static readonly Lazy<string> Code = new(() => string.Concat(Sources.Below("src", ".cs").Select(Sources.Read)));

    [Test]
    public void Every_file_is_embedded_once_under_its_own_name()
    {
        var embedded = Layers.Infrastructure.GetManifestResourceNames();

        Assert.That(embedded.Order(StringComparer.Ordinal), Is.EqualTo(Paths.Select(Path.GetFileName).Order(StringComparer.Ordinal)));
    }

    [TestCaseSource(nameof(Paths))]
    public void A_file_is_used_by_the_code(string path)
    {
        var name = path.Contains("/Migrations/", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(path) : Path.GetFileName(path);

        Assert.That(Code.Value, Does.Contain($"\"{name}\""));
    }

    [TestCaseSource(nameof(Paths))]
    public void A_file_begins_with_what_it_is_for(string path)
    {
        Assert.That(Sources.Read(path), Does.StartWith("-- "));
    }

    [TestCaseSource(nameof(Paths))]
    public void A_file_takes_its_time_as_a_parameter_and_its_windows_half_open(string path)
    {
        Assert.That(Sources.Read(path), Does.Not.Match(@"(?i)\b(now\s*\(|current_(date|time|timestamp)\b|clock_timestamp|localtime|between\b)"));
    }
}
