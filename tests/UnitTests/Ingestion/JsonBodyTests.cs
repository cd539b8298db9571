using NUnit.Framework;
using static Reporting.UnitTests.Ingestion.Reading;

namespace Reporting.UnitTests.Ingestion;

internal sealed class JsonBodyTests
{
    [TestCase("[]")]
    [TestCase("\ufeff [ \r\n\t] ")]
    public async Task Can_have_no_records(string body)
    {
        Assert.That(await JsonAsync(body), Is.Empty);
    }

    [TestCase(Ada, new[] { "ada" }, TestName = "One_object_is_one_record")]
    [TestCase("\ufeff" + Ada + "\n", new[] { "ada" }, TestName = "One_object_after_a_byte_order_mark")]
    [TestCase("[" + Ada + "," + Bob + "]", new[] { "ada", "bob" }, TestName = "An_array_has_many_records")]
    [TestCase(" [\n  " + Ada + " ,\r\n  " + Bob + "\n]\n", new[] { "ada", "bob" }, TestName = "An_array_may_have_room_in_it")]
    public async Task Has_records_without_lines(string body, string[] usernames)
    {
        var records = await JsonAsync(body);

        Assert.That(records.Select(record => record.Value.Username), Is.EqualTo(usernames));
        Assert.That(records.Select(record => record.Number), Is.EqualTo(Enumerable.Range(1, usernames.Length)));
        Assert.That(records.Select(record => record.Line), Is.All.Null);
    }

    [TestCase("", 1, TestName = "Is_empty")]
    [TestCase("\ufeff \n ", 1, TestName = "Is_blank")]
    [TestCase("[" + Ada + ",", 2, TestName = "Ends_after_a_comma")]
    [TestCase("[" + Ada, 2, TestName = "Ends_after_an_element")]
    [TestCase("[", 1, TestName = "Ends_after_its_bracket")]
    [TestCase("[" + Ada + "," + "{\"id\":", 2, TestName = "Ends_within_an_element")]
    [TestCase("[" + Ada + ",]", 2, TestName = "Has_a_comma_too_many")]
    [TestCase("[" + Ada + Bob + "]", 2, TestName = "Lacks_a_comma")]
    [TestCase("[" + Ada + "] []", 2, TestName = "Goes_on_after_its_array")]
    [TestCase(Ada + Bob, 2, TestName = "Goes_on_after_its_object")]
    [TestCase("ada", 1, TestName = "Is_no_JSON_at_all")]
    public void Is_refused_whole_where_it_breaks(string body, long record)
    {
        var faults = FaultsOf(() => JsonAsync(body));

        Assert.That(faults.Select(fault => (fault.Record, fault.Line, fault.Field)), Is.EqualTo(new (long, long?, string?)[] { (record, null, null) }));
    }

    [Test]
    public void Lists_the_faults_of_elements_and_goes_on()
    {
        var faults = FaultsOf(() => JsonAsync("[1," + Ada + ",[" + Ada + "]," + Bad + "]"));

        Assert.That(faults.Select(fault => (fault.Record, fault.Message)), Is.EqualTo(
            new[] { (1L, "must be an object"), (3L, "must be an object"), (4L, "is required") }));
    }
}
