using NUnit.Framework;
using Reporting.Infrastructure.Persistence;

namespace Reporting.ArchitectureTests.Database;

internal sealed class SqlFileTests
{
    private static readonly IReadOnlyList<string> Paths = Sources.Below("src", ".sql");

    private static readonly Lazy<string> Code = new(() => string.Concat(Sources.Below("src", ".cs").Select(Sources.Read)));

    [Test]
    public void Every_file_is_embedded_under_its_path()
    {
        var embedded = Layers.Infrastructure.GetManifestResourceNames();

        Assert.That(embedded.Order(StringComparer.Ordinal), Is.EqualTo(Paths.Select(Below).Order(StringComparer.Ordinal)));
    }

    /// <summary>By its name, or by its path where another module has a file of that name; a file of marks by the name of its table.</summary>
    [TestCaseSource(nameof(Paths))]
    public void A_file_is_used_by_the_code(string path)
    {
        var marking = MigratedDatabase.Context.Model.GetEntityTypes().Select(type => type.MarkDirtyFile());
        if (marking.Contains(Path.GetFileName(path), StringComparer.Ordinal))
        {
            return;
        }

        var isMigration = path.Contains("/Migrations/", StringComparison.Ordinal);
        var name = isMigration ? Path.GetFileNameWithoutExtension(path) : Path.GetFileName(path);
        var isShared = Paths.Count(other => string.Equals(Path.GetFileName(other), Path.GetFileName(path), StringComparison.Ordinal)) > 1;

        Assert.That(Code.Value, Does.Contain(isShared ? $"\"{Below(path)}\"" : $"\"{name}\"").Or.Contain($"\"{Below(path)}\""));
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

    private static string Below(string path) => path[(path.IndexOf("src/Infrastructure/", StringComparison.Ordinal) + "src/Infrastructure/".Length)..];
}
