using System.Net;
using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags.Statistics;

/// <summary>How statistics are sent, whatever they say.</summary>
internal sealed class StatisticsAnswerTests : StatisticsFixture
{
    [Test]
    public async Task A_table_has_a_line_of_names_and_one_of_values()
    {
        await AddAsync(Given.Settings("an \"odd\" id"));
        using var answer = await Service.OpenAsync(Path + "/csv");
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n');

        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[0], Does.StartWith("\"timestamp\",\"instanceId\",\"versionOSS\",").And.EndWith(",\"readOnlyUsers\",\"sum\""));
        Assert.That(lines[1], Does.StartWith("\"2026-03-18T09:30:00.000Z\",\"an \"\"odd\"\" id\",\"8.2.0\",\"\",0,0,\"{}\",\"{\"\"last7\"\":0,"));
        Assert.That(answer.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/csv; charset=utf-8"));
        Assert.That(answer.Content.Headers.ContentDisposition!.ToString(), Is.EqualTo("attachment; filename=\"unleash-an__odd__id-1773826200000.csv\""));
    }

    [Test]
    public async Task Each_call_has_its_time_and_its_tag([Values("", "/csv")] string form)
    {
        using var first = await Service.OpenAsync(Path + form);
        Service.Clock.Advance(TimeSpan.FromMilliseconds(1));
        using var second = await Service.OpenAsync(Path + form, change: request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(first.Headers.ETag!.IsWeak, Is.True);
        Assert.That(second.Headers.ETag, Is.Not.EqualTo(first.Headers.ETag));
        Assert.That(await second.Content.ReadAsStringAsync(), Does.Contain("2026-03-18T09:30:00.001Z"));
    }

    [Test]
    public async Task A_count_falls_at_the_moment_when_its_window_has_passed()
    {
        await AddAsync(Given.User(1) with { SeenAt = Given.Now.AddDays(-7).AddSeconds(1), DeletedAt = Given.Now.AddDays(-30).AddSeconds(2) });
        await AddAsync(Given.Application("web", Given.Now.AddDays(-7).AddSeconds(3)));

        Assert.That(await LookAsync(TimeSpan.Zero), Is.EqualTo((1, 1, 1)));
        Assert.That(await LookAsync(TimeSpan.FromMilliseconds(999)), Is.EqualTo((1, 1, 1)));
        Assert.That(await LookAsync(TimeSpan.FromSeconds(1)), Is.EqualTo((0, 1, 1)));
        Assert.That(await LookAsync(TimeSpan.FromSeconds(2)), Is.EqualTo((0, 1, 1)));
        Assert.That(await LookAsync(TimeSpan.FromMilliseconds(2001)), Is.EqualTo((0, 0, 1)));
        Assert.That(await LookAsync(TimeSpan.FromSeconds(3)), Is.EqualTo((0, 0, 0)));
        Assert.That(await LookAsync(TimeSpan.Zero), Is.EqualTo((1, 1, 1)));
    }

    [Test]
    public async Task New_records_show_at_once()
    {
        Assert.That(await ReadAsync("featureToggles"), Is.EqualTo("0"));

        await AddAsync(Given.Flag("one"));

        Assert.That(await ReadAsync("featureToggles"), Is.EqualTo("1"));
    }

    [TestCase("/")]
    [TestCase("?whatever=1&whatever=2")]
    [TestCase("/csv/")]
    [TestCase("?at=")]
    public async Task Slashes_at_the_end_and_unknown_parameters_do_not_matter(string more)
    {
        using var answer = await Service.OpenAsync(Path + more);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    public async Task The_body_is_small_for_those_who_can_read_it(string coding)
    {
        using var answer = await Service.OpenAsync(Path, change: request => request.Headers.Add("Accept-Encoding", coding));

        Assert.That(answer.Content.Headers.ContentEncoding, Is.EqualTo([coding]));
        Assert.That(answer.Headers.Vary, Is.EqualTo(["Accept-Encoding"]));
        Assert.That(answer.Content.Headers.ContentLength, Is.LessThan(1000));
    }

    [Test]
    public async Task Only_the_head_is_sent_when_only_that_is_asked_for()
    {
        using var answer = await Service.OpenAsync(Path, change: request => request.Method = HttpMethod.Head);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Content.Headers.ContentLength, Is.GreaterThan(1000));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.Empty);
    }

    [TestCase(TokenRole.Member, HttpStatusCode.OK)]
    [TestCase(TokenRole.Auditor, HttpStatusCode.OK)]
    [TestCase(TokenRole.Ingest, HttpStatusCode.Forbidden)]
    public async Task Whoever_reads_may_read_it(TokenRole role, HttpStatusCode status)
    {
        using var answer = await Service.OpenAsync(Path, role);

        Assert.That(answer.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task Nothing_can_be_posted_there()
    {
        using var answer = await Service.OpenAsync(Path, change: request => request.Method = HttpMethod.Post);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private async Task<(long ActiveUsers, long LicensedUsers, long Applications)> LookAsync(TimeSpan later)
    {
        Service.Clock.Now = Given.Now + later;
        var all = await ReadAllAsync();
        return (
            all.GetProperty("activeUsers").GetProperty("last7").GetInt64(),
            all.GetProperty("licensedUsers").GetInt64(),
            all.GetProperty("clientApps")[0].GetProperty("count").GetInt64());
    }
}
