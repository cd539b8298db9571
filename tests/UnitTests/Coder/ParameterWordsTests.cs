using NUnit.Framework;
using Reporting.Domain.Access;

namespace Reporting.UnitTests.Coder;

internal sealed class ParameterWordsTests : CoderFixture
{
    private const string Several = "Query parameters have invalid values.";
    private const string One = "Query parameter has invalid value.";

    [Test]
    public async Task Tells_of_every_fault_of_form_in_order()
    {
        var answer = await Host.GetAsync(TokenRole.Admin, "insights/templates?foo=1&template_ids=abc,%20,&end_time=x&end_time=y&interval=day&interval=week&Sections=report");

        Assert.That((answer.Status, answer.Body), Is.EqualTo((400,
            $$"""{"message":"{{Several}}","validations":[{"field":"start_time","detail":"Query param \"start_time\" is required and cannot be empty"},""" +
            """{"field":"end_time","detail":"Query param \"end_time\" provided more than once, found 2 times. Only provide 1 instance of this query param."},""" +
            """{"field":"interval","detail":"Query param \"interval\" provided more than once, found 2 times. Only provide 1 instance of this query param."},""" +
            """{"field":"template_ids","detail":"Query param \"template_ids\" has invalid values: invalid UUID length: 3\ninvalid UUID length: 0\ninvalid UUID length: 0"},""" +
            """{"field":"foo","detail":"\"foo\" is not a valid query param"},{"field":"Sections","detail":"\"Sections\" is not a valid query param"}]}""" + "\n")));
    }

    [TestCase("start_time=2026-03-09&end_time=x", "start_time", "must be a valid date format (2006-01-02T15:04:05Z07:00): parsing time \\\"2026-03-09\\\" as \\\"2006-01-02T15:04:05Z07:00\\\": cannot parse \\\"\\\" as \\\"T\\\"")]
    [TestCase("start_time=0001-01-01T00:00:00Z&end_time=x", "start_time", "must not be zero")]
    [TestCase("start_time=2026-03-09T00:00:00Z&end_time=2026-03-18T16:00:00Z", "end_time", "must not be in the future")]
    [TestCase("start_time=2026-03-09T01:00:00%2B00:00&end_time=x", "start_time", "must have the clock set to 00:00:00, got 2026-03-09T01:00:00+00:00")]
    [TestCase("start_time=2026-03-09T00:00:00Z&end_time=2026-03-18T09:05:00-05:00", "end_time", "must have the clock set to 09:00:00, got 2026-03-18T09:05:00-05:00")]
    [TestCase("start_time=2026-03-09T00:00:00Z&end_time=2026-03-08T00:00:00Z", "end_time", "must be after than \\\"start_time\\\"")]
    public async Task Tells_of_the_first_broken_rule(string query, string field, string detail)
    {
        var answer = await Host.GetAsync(TokenRole.Admin, $"insights/user-latency?{query}");

        Assert.That((answer.Status, answer.Body), Is.EqualTo((400,
            $$"""{"message":"{{One}}","validations":[{"field":"{{field}}","detail":"Query param \"{{field}}\" {{detail}}"}]}""" + "\n")));
    }

    [TestCase("interval=month", "\"validations\":[{\"field\":\"interval\",\"detail\":\"must be one of [day week]\"}]")]
    [TestCase("interval=week&start_time=2026-03-10T00:00:00Z", "\"detail\":\"Last report interval should have at least 6 days.\"")]
    [TestCase("sections=report,%20report", "\"validations\":[{\"field\":\"sections\",\"detail\":\"must be one of [interval_reports report]\"}]")]
    public async Task Tells_of_bad_intervals_and_sections(string query, string rest)
    {
        var start = query.Contains("start_time", StringComparison.Ordinal) ? string.Empty : "&start_time=2026-03-09T00:00:00Z";
        var answer = await Host.GetAsync(TokenRole.Admin, $"insights/templates?{query}{start}&end_time=2026-03-15T00:00:00Z");

        Assert.That((answer.Status, answer.Body), Is.EqualTo((400, $$"""{"message":"{{One}}",{{rest}}}""" + "\n")));
    }

    [TestCase("daus?tz_offset=15", "{\"message\":\"Query parameters have invalid values.\",\"validations\":[{\"field\":\"tz_offset\",\"detail\":\"must be between -12 and 14\"}]}")]
    [TestCase("daus?tz_offset=-13&foo=1", "{\"message\":\"Query parameters have invalid values.\",\"validations\":[{\"field\":\"tz_offset\",\"detail\":\"must be between -12 and 14\"},{\"field\":\"foo\",\"detail\":\"\\\"foo\\\" is not a valid query param\"}]}")]
    [TestCase("user-status-counts?tz_offset=15&interval=x", "{\"message\":\"Query parameters have invalid values.\",\"validations\":[{\"field\":\"tz_offset\",\"detail\":\"must be between -12 and 14\"},{\"field\":\"interval\",\"detail\":\"Query param \\\"interval\\\" must be a valid integer: strconv.Atoi: parsing \\\"x\\\": invalid syntax\"}]}")]
    [TestCase("daus?tz_offset=1&timezone=UTC", "{\"message\":\"Provide either \\\"timezone\\\" or \\\"tz_offset\\\", not both.\"}")]
    [TestCase("daus?timezone=Mars/Base", "{\"message\":\"Invalid timezone.\",\"detail\":\"unknown time zone Mars/Base\"}")]
    [TestCase("user-status-counts?interval=1", "{\"message\":\"Query parameters have invalid values.\",\"validations\":[{\"field\":\"interval\",\"detail\":\"must not give more than 10000 points\"}]}")]
    [TestCase("user-status-counts?offset=1", "{\"message\":\"Query parameters have invalid values.\",\"validations\":[{\"field\":\"offset\",\"detail\":\"\\\"offset\\\" is not a valid query param\"}]}")]
    public async Task Tells_of_bad_days(string query, string body)
    {
        var answer = await Host.GetAsync(TokenRole.Admin, $"insights/{query}");

        Assert.That((answer.Status, answer.Body), Is.EqualTo((400, body + "\n")));
    }

    [Test]
    public async Task Takes_templates_in_every_form_once()
    {
        var answer = await Host.GetAsync(TokenRole.Admin, "insights/user-activity?" + Week
            + "&template_ids=00000000-0000-0000-0000-00000000000B,%20%7B00000000-0000-0000-0000-00000000000a%7D%20&template_ids=0000000000000000000000000000000b");

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(Host.Readers.Templates.TemplateIds, Is.EqualTo([new Guid("00000000-0000-0000-0000-00000000000a"), new Guid("00000000-0000-0000-0000-00000000000b")]));
    }

    [Test]
    public async Task Takes_a_parameter_whose_first_value_is_empty_for_absent()
    {
        var answer = await Host.GetAsync(TokenRole.Admin, $"insights/user-activity?{Week}&template_ids=&template_ids=abc");

        Assert.That((answer.Status, Host.Readers.Templates.IsDeployment), Is.EqualTo((200, true)));
    }
}
