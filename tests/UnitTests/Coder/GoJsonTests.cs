using System.Text.Json;
using NUnit.Framework;
using Reporting.Api.Coder;
using Reporting.Api.Coder.Json;

namespace Reporting.UnitTests.Coder;

internal sealed class GoJsonTests
{
    private static readonly JsonSerializerOptions Json = new CoderDialect().Json;

    [TestCase(0, "0")]
    [TestCase(-1, "-1")]
    [TestCase(30, "30")]
    [TestCase(31.312000274658203, "31.312000274658203")]
    [TestCase(1e15, "1000000000000000")]
    [TestCase(1.5e20, "150000000000000000000")]
    [TestCase(1e21, "1e+21")]
    [TestCase(-1.25e30, "-1.25e+30")]
    [TestCase(0.000001, "0.000001")]
    [TestCase(0.00001234, "0.00001234")]
    [TestCase(0.00000012, "1.2e-7")]
    [TestCase(double.Epsilon, "5e-324")]
    public void Writes_numbers(double number, string text)
    {
        Assert.That(JsonSerializer.Serialize(number, Json), Is.EqualTo(text));
        Assert.That(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(number));
    }

    [TestCase("plain ~", "\"plain ~\"")]
    [TestCase("<b>&\"\\", "\"\\u003cb\\u003e\\u0026\\\"\\\\\"")]
    [TestCase("\b\f\n\r\t\u0001\u007f", "\"\\b\\f\\n\\r\\t\\u0001\u007f\"")]
    [TestCase("é😀\u2028\u2029", "\"é😀\\u2028\\u2029\"")]
    [TestCase("a'b+c", "\"a'b+c\"")]
    public void Writes_text(string text, string json) => Assert.That(JsonSerializer.Serialize(text, Json), Is.EqualTo(json));

    [Test]
    public void Writes_half_a_character_as_none() => Assert.That(GoStringConverter.Quote("a\ud83d"), Is.EqualTo("\"a\ufffd\""));

    [Test]
    public void Leaves_out_what_is_empty_and_marked()
    {
        Assert.That(JsonSerializer.Serialize(new CoderError("m"), Json), Is.EqualTo("""{"message":"m"}"""));
        Assert.That(JsonSerializer.Serialize(new CoderError("m", "", []), Json), Is.EqualTo("""{"message":"m"}"""));
        Assert.That(
            JsonSerializer.Serialize(new CoderError("m", "d", [new CoderValidation("f", "")]), Json),
            Is.EqualTo("""{"message":"m","detail":"d","validations":[{"field":"f","detail":""}]}"""));
    }
}
