using System.Net;
using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags.Insights;

/// <summary>Insights as callers meet them.</summary>
internal sealed class InsightAnswerTests : InsightsFixture
{
    private const string None =
        """{"userTrends":[],"flagTrends":[],"projectFlagTrends":[],"metricsSummaryTrends":[],"environmentTypeTrends":[],"lifecycleTrends":[],"creationArchiveTrends":[]}""";

    [Test]
    public async Task An_instance_without_records_has_seven_empty_trends()
        => Assert.That((await Service.ReadAsync(Path)).GetRawText(), Is.EqualTo(None));

    [Test]
    public async Task A_whole_answer()
    {
        await AddAsync(Given.User(1) with { CreatedAt = Given.Now, SeenAt = Given.Now });
        await AddAsync(Given.Project("shop") with { CreatedAt = Given.Now, Members = 1 });
        await AddAsync(Given.Environment("live", "production"));
        await AddAsync(Given.Flag("one", "shop") with { CreatedAt = Given.Now });
        await AddAsync(Given.Metric("one", At("2026-03-18T09:00:00Z"), yes: 2, no: 1));

        Assert.That((await Service.ReadAsync(Path)).GetRawText(), Is.EqualTo(
            """
            {"userTrends":[{"date":"2026-03-18T23:59:59.999Z","total":1,"active":1,"inactive":0}],
            "flagTrends":[{"date":"2026-03-18T23:59:59.999Z","total":1,"active":1,"stale":0,"potentiallyStale":0}],
            "projectFlagTrends":[{"week":"2026-12","project":"shop","health":100,"technicalDebt":0,"timeToProduction":0,"date":"2026-03-18T23:59:59.999Z","total":1,"active":1,"stale":0,"potentiallyStale":0,"users":1}],
            "metricsSummaryTrends":[{"week":"2026-12","date":"2026-03-18T23:59:59.999Z","project":"shop","totalRequests":3,"totalYes":2,"totalNo":1,"totalApps":1,"totalFlags":1,"totalEnvironments":1}],
            "environmentTypeTrends":[{"date":"2026-03-18T23:59:59.999Z","week":"2026-12","environmentType":"production","totalUpdates":0}],
            "lifecycleTrends":[{"week":"2026-12","date":"2026-03-18T23:59:59.999Z","newProductionFlags":0,"project":"shop"}],
            "creationArchiveTrends":[{"week":"2026-12","date":"2026-03-18T23:59:59.999Z","project":"shop","createdFlags":{"release":1},"archivedFlags":0}]}
            """.ReplaceLineEndings("")));
    }

    [TestCase("from=2026-3-1", "/query/from", "must match format \\\"date\\\". You sent \\\"2026-3-1\\\".")]
    [TestCase("to=2026-02-29", "/query/to", "must match format \\\"date\\\". You sent \\\"2026-02-29\\\".")]
    [TestCase("to=2026-03-20", "/query/to", "must not be later than tomorrow.")]
    [TestCase("from=2026-03-11&to=2026-03-10", "/query/from", "must not be later than `/query/to`.")]
    [TestCase("from=2021-03-17&to=2026-03-18", "/query/from", "must not be more than 5 years before `/query/to`.")]
    [TestCase("from=2026-03-11&from=2026-03-10", "/query/from", "must be string. You sent [\\\"2026-03-11\\\",\\\"2026-03-10\\\"].")]
    public async Task What_is_no_range_is_refused(string query, string path, string words)
    {
        using var answer = await Service.OpenAsync($"{Path}?{query}");
        var body = await answer.Content.ReadAsStringAsync();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(body, Does.Contain("\"name\":\"BadDataError\"").And.Contains($$"""{"message":"The `{{path}}` property {{words}}","path":"{{path}}"}"""));
    }

    [TestCase("from=&to=")]
    [TestCase("to=2026-03-19&from=2026-03-19")]
    [TestCase("from=2021-03-18&to=2026-03-18")]
    public async Task What_is_a_range_is_not(string query)
    {
        using var answer = await Service.OpenAsync($"{Path}?{query}");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase(TokenRole.Admin, HttpStatusCode.OK)]
    [TestCase(TokenRole.Auditor, HttpStatusCode.OK)]
    [TestCase(TokenRole.Member, HttpStatusCode.OK)]
    [TestCase(TokenRole.Ingest, HttpStatusCode.Forbidden)]
    public async Task Everybody_who_reads_may_ask(TokenRole role, HttpStatusCode status)
    {
        using var trends = await Service.OpenAsync(Path, role);
        using var lifecycle = await Service.OpenAsync($"{Path}/lifecycle", role);

        Assert.That((trends.StatusCode, lifecycle.StatusCode), Is.EqualTo((status, status)));
    }

    [TestCase("")]
    [TestCase("?from=2026-03-01&to=2026-03-18")]
    [TestCase("/lifecycle")]
    public async Task An_answer_is_held_until_a_record_or_the_day_changes(string route)
    {
        await AddAsync(Given.Flag("one"));
        var tag = await TagAsync(route);
        Assert.That(await StatusAsync(route, tag), Is.EqualTo(HttpStatusCode.NotModified));

        Service.Clock.Now = Given.Now.AddHours(14);
        Assert.That(await StatusAsync(route, tag), Is.EqualTo(HttpStatusCode.NotModified));
        Service.Clock.Now = Given.Now.AddHours(15);
        Assert.That(await StatusAsync(route, tag), Is.EqualTo(HttpStatusCode.OK));

        tag = await TagAsync(route);
        await AddAsync(Given.Flag("two"));
        Assert.That(await StatusAsync(route, tag), Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task<string> TagAsync(string route)
    {
        using var answer = await Service.OpenAsync(Path + route);
        return answer.Headers.ETag!.ToString();
    }

    private async Task<HttpStatusCode> StatusAsync(string route, string tag)
    {
        using var answer = await Service.OpenAsync(Path + route, change: request => request.Headers.Add("If-None-Match", tag));
        return answer.StatusCode;
    }
}
