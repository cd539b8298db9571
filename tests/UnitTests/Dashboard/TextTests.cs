using NUnit.Framework;
using Reporting.Dashboard.Charts;
using Reporting.Dashboard.Formats;

namespace Reporting.UnitTests.Dashboard;

internal sealed class TextTests
{
    private static readonly DateOnly Day = new(2026, 3, 9);

    [TestCase("en", "1,234,567.8", "9 Mar")]
    [TestCase("en-US", "1,234,567.8", "Mar 9")]
    [TestCase("de-DE", "1.234.567,8", "9 Mar")]
    [TestCase("de-CH", "1’234’567.8", "9 Mar")]
    [TestCase("fr", "1\u202f234\u202f567,8", "9 Mar")]
    [TestCase("es-MX", "1,234,567.8", "9 Mar")]
    [TestCase("", "1,234,567.8", "9 Mar")]
    public void Numbers_and_days_are_written_as_the_language_writes_them(string tag, string number, string day)
    {
        var texts = new Texts(Locale.Of(tag), TimeZoneInfo.Utc);

        Assert.That((texts.Number(1_234_567.8), texts.Day(Day)), Is.EqualTo((number, day)));
    }

    [TestCase("en-US", DayOfWeek.Sunday)]
    [TestCase("en-GB", DayOfWeek.Monday)]
    [TestCase("de", DayOfWeek.Monday)]
    [TestCase("pt-BR", DayOfWeek.Sunday)]
    public void Weeks_begin_as_they_do_where_the_reader_is(string tag, DayOfWeek first) => Assert.That(Locale.Of(tag).FirstDay, Is.EqualTo(first));

    [TestCase(0, "0 h")]
    [TestCase(59, "1 min")]
    [TestCase(1_800, "30 min")]
    [TestCase(5_400, "1.5 h")]
    [TestCase(3_600_000, "1,000 h")]
    public void Use_is_told_in_hours(long seconds, string text) => Assert.That(English.Hours(seconds), Is.EqualTo(text));

    [TestCase(9_999, "9,999")]
    [TestCase(12_345, "12.3k")]
    [TestCase(1_234_567, "1.2M")]
    [TestCase(250_000, "250k")]
    public void Large_numbers_are_short_on_axes(double value, string text) => Assert.That(English.Compact(value), Is.EqualTo(text));

    [TestCase(0.034, "3.4%")]
    [TestCase(0.5, "50%")]
    [TestCase(1, "100%")]
    public void Shares_are_percents(double share, string text) => Assert.That(English.Percent(share), Is.EqualTo(text));

    [TestCase(0, "0 seconds")]
    [TestCase(1.9, "1 second")]
    [TestCase(119, "119 seconds")]
    [TestCase(7_200, "2 hours")]
    public void Spans_are_told_in_their_largest_unit(double seconds, string text) => Assert.That(English.Span(TimeSpan.FromSeconds(seconds)), Is.EqualTo(text));

    [TestCase(112, 100, "▲", "12% more than last week")]
    [TestCase(88, 100, "▼", "12% less than last week")]
    [TestCase(100, 100, "=", "the same as last week")]
    [TestCase(100.2, 100, "=", "about the same as last week")]
    [TestCase(5, 0, "", "none before")]
    [TestCase(0, 0, "", "none before either")]
    public void A_change_is_told_by_an_arrow_and_in_words(double now, double before, string arrow, string words)
    {
        var change = new Change(now, before);

        Assert.That((change.Arrow, change.Words(English, "last week")), Is.EqualTo((arrow, words)));
    }

    [Test]
    public void Columns_are_named_for_programs_in_csv() => Assert.That(new DataColumn("Latency (p95)").CsvName, Is.EqualTo("latency_p95"));

    private static Texts English => new(Locale.English, TimeZoneInfo.Utc);
}
