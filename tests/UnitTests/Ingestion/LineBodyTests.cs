using NUnit.Framework;
using static Reporting.UnitTests.Ingestion.Reading;

namespace Reporting.UnitTests.Ingestion;

internal sealed class LineBodyTests
{
    [TestCase("", TestName = "An_empty_body_has_no_records")]
    [TestCase("\n\r\n  \n", TestName = "Blank_lines_are_no_records")]
    [TestCase("\ufeff", TestName = "A_byte_order_mark_is_no_record")]
    public async Task Has_no_records(string body)
    {
        Assert.That(await LinesAsync(body), Is.Empty);
    }

    [TestCase(Ada + "\n" + Bob, 1, 2, TestName = "The_last_line_may_lack_its_end")]
    [TestCase(Ada + "\r\n" + Bob + "\r\n", 1, 2, TestName = "Lines_may_end_in_CRLF")]
    [TestCase("\ufeff" + Ada + "\n" + Bob + "\n", 1, 2, TestName = "A_byte_order_mark_may_come_first")]
    [TestCase("\n" + Ada + "\n \n\n\t" + Bob + " \n", 2, 5, TestName = "Blank_lines_are_passed_over_and_counted")]
    public async Task Has_both_records(string body, long lineOfAda, long lineOfBob)
    {
        var records = await LinesAsync(body);

        Assert.That(records.Select(record => (record.Value.Username, record.Number, record.Line)), Is.EqualTo(
            new (string, long, long?)[] { ("ada", 1, lineOfAda), ("bob", 2, lineOfBob) }));
    }

    [Test]
    public void Goes_on_after_a_line_that_is_not_JSON()
    {
        var faults = FaultsOf(() => LinesAsync(Ada + "\n{\n" + Bob + "\n" + Ada + "x\n" + Bad));

        Assert.That(faults.Select(fault => (fault.Record, fault.Line, fault.Field)), Is.EqualTo(
            new (long, long?, string?)[] { (2, 2, null), (4, 4, null), (5, 5, "username") }));
        Assert.That(faults[0].Message, Is.EqualTo("is not valid JSON of at most 64 levels: line 1 of it, byte 2"));
    }

    [Test]
    public void Says_so_of_a_line_that_is_no_object()
    {
        var faults = FaultsOf(() => LinesAsync("[1]\n\"ada\"\nnull"));

        Assert.That(faults.Select(fault => (fault.Field, fault.Message)), Is.All.EqualTo(((string?)null, "must be an object")));
    }
}
