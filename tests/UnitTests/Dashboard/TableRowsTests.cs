using NUnit.Framework;
using Reporting.Dashboard.Charts;
using Reporting.Dashboard.Formats;

namespace Reporting.UnitTests.Dashboard;

/// <summary>Rows of tables as markup.</summary>
internal sealed class TableRowsTests
{
    private static readonly Texts English = new(Locale.English, TimeZoneInfo.Utc);

    [Test]
    public void What_a_cell_says_is_never_markup()
    {
        var table = DataTable.Of(["<b>ada</b> & \"co\""], (new DataColumn("User", DataKind.Text), name => name), (new DataColumn("Status", DataKind.Text), _ => "<i>"));

        Assert.That(Written(table, _ => "/users/1?a=1&b=\""), Is.EqualTo([
            "<tr><th scope=\"row\"><a href=\"/users/1?a=1&amp;b=&quot;\">&lt;b&gt;ada&lt;/b&gt; &amp; &quot;co&quot;</a></th><td>&lt;i&gt;</td></tr>"]));
    }

    [Test]
    public void A_row_of_a_day_names_it_and_numbers_stand_to_the_right()
    {
        var table = DataTable.Of(
            [new DateOnly(2026, 3, 2)],
            (new DataColumn("Day", DataKind.Day), day => day),
            (new DataColumn("Users"), _ => 1_200L),
            (new DataColumn("At", DataKind.Moment), _ => new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero)),
            (new DataColumn("Before"), _ => null));

        Assert.That(Written(table), Is.EqualTo([
            "<tr data-day=\"2026-03-02\"><th scope=\"row\">Mon 2 Mar 2026</th><td class=\"number\">1,200</td><td class=\"moment\">2 Mar 2026, 09:30</td><td class=\"number\">&#x2013;</td></tr>"]));
    }

    private static IReadOnlyList<string> Written(DataTable table, Func<IReadOnlyList<object?>, string?>? linkOf = null)
        => [.. new TableRows(table, English, linkOf).Write().Select(row => row.Value)];
}
