using System.Text.RegularExpressions;
using NUnit.Framework;
using Reporting.Testing;

namespace Reporting.IntegrationTests.BusinessIntelligence;

/// <summary>
/// Tools and people build on the views: names, types and order of their columns and what is said of them stay as <c>docs/integrations.md</c> has them.
/// A column that goes or changes breaks somebody's report.
/// </summary>
internal sealed partial class ViewColumnTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "integrations.md"));

    [Test]
    public async Task Views_have_the_columns_that_are_documented()
    {
        await using var database = new BiDatabase(SampleInstances.Service.ConnectionString);
        var stored = await database.ReadAsync(
            """
            SELECT format('%s %s %s: %s', views.relname, columns.attname, format_type(columns.atttypid, columns.atttypmod), col_description(views.oid, columns.attnum))
            FROM pg_class AS views
            JOIN pg_attribute AS columns ON columns.attrelid = views.oid AND columns.attnum > 0
            WHERE views.relnamespace = 'bi'::regnamespace AND views.relkind = 'v'
            ORDER BY views.relname COLLATE "C", columns.attnum
            """);

        var documented = View().Matches(Document)
            .OrderBy(view => view.Groups["name"].Value, StringComparer.Ordinal)
            .SelectMany(view => Column().Matches(view.Value), (view, column) =>
                $"{view.Groups["name"].Value} {column.Groups["name"].Value} {column.Groups["type"].Value}: {column.Groups["meaning"].Value}");
        Assert.That(stored, Has.Count.GreaterThan(90).And.EqualTo(documented));
        Assert.That(stored, Has.None.EndsWith(": "));
    }

    [Test]
    public async Task Views_say_what_they_are_in_the_words_that_are_documented()
    {
        await using var database = new BiDatabase(SampleInstances.Service.ConnectionString);
        var stored = await database.ReadAsync(
            "SELECT format('%s: %s', views.relname, obj_description(views.oid)) FROM pg_class AS views WHERE views.relnamespace = 'bi'::regnamespace AND views.relkind = 'v'");

        Assert.That(stored, Is.EquivalentTo(View().Matches(Document).Select(view => $"{view.Groups["name"].Value}: {view.Groups["meaning"].Value}")));
    }

    [GeneratedRegex(@"^### bi\.(?<name>\w+)\n(?<meaning>.+)\n\n(\|.*\n)+", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 5000)]
    private static partial Regex View();

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| (?<type>[\w ]+) \| (?<meaning>.+) \|$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 5000)]
    private static partial Regex Column();
}
