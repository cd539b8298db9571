using NUnit.Framework;
using Reporting.Dashboard.Charts;

namespace Reporting.UnitTests.Dashboard;

internal sealed class TableSortTests
{
    private static readonly DataColumn User = new("User", DataKind.Text);
    private static readonly DataColumn Hours = new("Hours", DataKind.Seconds);

    private static readonly DataTable People = new([User, Hours, new("Last used", DataKind.Moment)], [["bob", 30L, null], ["Ada", null, Day(2)], ["eve", 200L, Day(1)], ["cem", 30L, Day(3)]]);

    [TestCase("users.user.asc", "Ada bob cem eve")]
    [TestCase("users.user.desc", "eve cem bob Ada")]
    [TestCase("users.seconds.desc", "eve bob cem Ada", Description = "what is alike stays as it was, and what is missing is last")]
    [TestCase("users.seconds.asc", "bob cem eve Ada")]
    [TestCase("users.last_used.desc", "cem Ada eve bob")]
    [TestCase("users.nothing.asc", "bob Ada eve cem")]
    public void Rows_are_sorted_by_a_column(string sort, string names)
        => Assert.That(string.Join(' ', TableSort.Of(sort)!.Apply(People).Rows.Select(row => row[0])), Is.EqualTo(names));

    [TestCase("")]
    [TestCase("users")]
    [TestCase("users.user")]
    [TestCase("users.user.up")]
    [TestCase("users..asc")]
    [TestCase("a.b.c.asc")]
    public void What_says_nothing_sorts_nothing(string text) => Assert.That(TableSort.Of(text), Is.Null);

    [Test]
    public void A_head_that_is_pressed_again_turns_the_order_round()
    {
        var first = TableSort.After(now: null, "users", Hours);

        Assert.That((first.ToString(), TableSort.After(first, "users", Hours).ToString(), TableSort.After(first, "users", User).ToString()), Is.EqualTo(("users.seconds.desc", "users.seconds.asc", "users.user.asc")));
        Assert.That(TableSort.After(first, "others", Hours).IsDescending, Is.True);
    }

    private static DateTimeOffset Day(int day) => new(2026, 3, day, 0, 0, 0, TimeSpan.Zero);
}
