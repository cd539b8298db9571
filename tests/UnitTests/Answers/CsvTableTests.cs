using System.Text;
using NUnit.Framework;
using Reporting.Api.Answers;

namespace Reporting.UnitTests.Answers;

internal sealed class CsvTableTests
{
    [TestCase("=1", "\"'=1\"")]
    [TestCase("+1", "\"'+1\"")]
    [TestCase("-1", "\"'-1\"")]
    [TestCase("@x", "\"'@x\"")]
    [TestCase("\t=1", "\"'\t=1\"")]
    [TestCase("\r=1", "\"'\r=1\"")]
    [TestCase("\n=1", "\"'\n=1\"")]
    [TestCase("\uff1d1", "\"'\uff1d1\"", Description = "full-width")]
    [TestCase("\uff0b1", "\"'\uff0b1\"", Description = "full-width")]
    [TestCase("\uff0d1", "\"'\uff0d1\"", Description = "full-width")]
    [TestCase("\uff20x", "\"'\uff20x\"", Description = "full-width")]
    [TestCase(";=1", "\";=1\"")]
    [TestCase("a;=1", "\"a;=1\"")]
    [TestCase("=\"x\"", "\"'=\"\"x\"\"\"")]
    [TestCase("a,b", "\"a,b\"")]
    [TestCase("a=1", "a=1")]
    [TestCase("", "\"\"", Description = "a line with one empty cell is no empty line")]
    public async Task No_text_is_taken_for_a_formula(string text, string cell) => Assert.That(await WriteAsync(text), Is.EqualTo($"cell\r\n{cell}\r\n"));

    [TestCase(-1, "-1")]
    [TestCase(-1.5, "-1.5")]
    [TestCase(null, "\"\"")]
    public async Task Numbers_stay_numbers(object? value, string cell) => Assert.That(await WriteAsync(value), Is.EqualTo($"cell\r\n{cell}\r\n"));

    private static async Task<string> WriteAsync(object? value)
    {
        using var written = new MemoryStream();
        await CsvTable.Of([value], new CsvColumn<object?>("cell", each => each)).WriteAsync(written, CancellationToken.None);
        return Encoding.UTF8.GetString(written.ToArray());
    }
}
