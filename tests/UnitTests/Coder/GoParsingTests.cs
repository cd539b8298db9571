using NUnit.Framework;
using Reporting.Api.Coder.Go;

namespace Reporting.UnitTests.Coder;

internal sealed class GoParsingTests
{
    private const string Id = "00000000-0000-0000-0000-00000000000a";

    [TestCase(Id)]
    [TestCase("00000000-0000-0000-0000-00000000000A")]
    [TestCase("0000000000000000000000000000000a")]
    [TestCase("{00000000-0000-0000-0000-00000000000a}")]
    [TestCase("x00000000-0000-0000-0000-00000000000ax", Description = "what stands for braces is not looked at")]
    [TestCase("urn:uuid:00000000-0000-0000-0000-00000000000a")]
    [TestCase("URN:UUID:00000000-0000-0000-0000-00000000000a")]
    public void Reads_uuids(string text)
    {
        Assert.That(GoUuid.TryParse(text, out var id, out var fault), Is.True, fault);
        Assert.That(id, Is.EqualTo(Guid.Parse(Id)));
    }

    [TestCase("", "invalid UUID length: 0")]
    [TestCase("abc", "invalid UUID length: 3")]
    [TestCase("é", "invalid UUID length: 2", Description = "bytes are counted")]
    [TestCase("zzzzzzzz-0000-0000-0000-000000000001", "invalid UUID format")]
    [TestCase("00000000x0000-0000-0000-000000000001", "invalid UUID format")]
    [TestCase("0x000000-0000-0000-0000-000000000001", "invalid UUID format")]
    [TestCase("+0000000-0000-0000-0000-000000000001", "invalid UUID format")]
    [TestCase("0000000000000000000000000000000g", "invalid UUID format")]
    [TestCase("urn-uuid-00000000-0000-0000-0000-000000000001", "invalid urn prefix: \"urn-uuid-\"")]
    public void Says_what_is_no_uuid(string text, string why)
    {
        Assert.That(GoUuid.TryParse(text, out _, out var fault), Is.False);
        Assert.That(fault, Is.EqualTo(why));
    }

    [TestCase("0", 0)]
    [TestCase("-2", -2)]
    [TestCase("+3", 3)]
    [TestCase("007", 7)]
    [TestCase("9223372036854775807", long.MaxValue)]
    public void Reads_integers(string text, long expected)
    {
        Assert.That(GoInteger.TryParse(text, out var value, out _), Is.True);
        Assert.That(value, Is.EqualTo(expected));
    }

    [TestCase("5.5", "invalid syntax")]
    [TestCase(" 5", "invalid syntax")]
    [TestCase("+", "invalid syntax")]
    [TestCase("1_000", "invalid syntax")]
    [TestCase("٣", "invalid syntax", Description = "no other digits")]
    [TestCase("9223372036854775808", "value out of range")]
    public void Says_what_is_no_integer(string text, string why)
    {
        Assert.That(GoInteger.TryParse(text, out _, out var fault), Is.False);
        Assert.That(fault, Is.EqualTo($"strconv.Atoi: parsing \"{text}\": {why}"));
    }

    [Test]
    public void Quotes_as_Go_does()
        => Assert.That(GoQuote.Quote("a\"b\\c\n\u0001\u0085é😀"), Is.EqualTo("\"a\\\"b\\\\c\\n\\x01\\u0085é😀\""));

    [Test]
    public void Reads_query_strings()
    {
        var query = GoQuery.Parse("?a=1&A=2&a=x%20y+z&b&bad=%zz&c=1;d=2&&%65=%C3%A9=");

        Assert.That(query.Names, Is.EqualTo(["a", "A", "b", "e"]));
        Assert.That(query.Values("a"), Is.EqualTo(["1", "x y z"]));
        Assert.That(query.Values("b"), Is.EqualTo([""]));
        Assert.That(query.Values("e"), Is.EqualTo(["é="]));
        Assert.That(query.Values("bad"), Is.Empty);
    }
}
