using NUnit.Framework;
using Reporting.Application.Rules;
using Reporting.Application.Workspaces;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Workspaces.Reports;
using Reporting.Testing;
using Reporting.Testing.Service;
using Reporting.Testing.Workspaces;

namespace Reporting.IntegrationTests.Workspaces.Exactness;

/// <summary>Every report equals what anyone would compute by going through the half hours.</summary>
internal sealed class ExactnessTests : StoreFixture
{
    private const int Deployments = 4;
    private const int Questions = 12;

    [Test]
    public Task User_activity_is_exact() => AskAsync(async (context, id, deployment, question) =>
    {
        var query = new GetUserActivityQuery(id, TimeInput.Of(question.Window.Start), TimeInput.Of(question.Window.End), new TemplateFilter(question.Templates), question.Now);
        var report = await new GetUserActivityHandler(new UserActivityReader(context), ShownNames.Instance).Handle(query, CancellationToken.None);

        Assert.That(NaiveUsers.Read(report), Is.EqualTo(NaiveUsers.Activity(deployment, question)), question.ToString);
    });

    [Test]
    public Task User_latency_is_exact() => AskAsync(LatencyIsExactAsync);

    [Test]
    public Task User_latency_is_exact_while_days_wait_to_be_computed_after_an_upgrade() => AskAsync(async (context, id, deployment, question) =>
    {
        await Store.ExecuteAsync($"UPDATE workspaces.deployment_days SET latencies = '' WHERE instance_id = {id} AND extract(day FROM day)::integer % 2 = 0");

        await LatencyIsExactAsync(context, id, deployment, question);
    });

    [Test]
    public Task Template_insights_are_exact() => AskAsync(TemplatesAreExactAsync);

    [Test]
    public Task Template_insights_are_exact_while_days_wait_to_be_computed_after_an_upgrade() => AskAsync(async (context, id, deployment, question) =>
    {
        await Store.ExecuteAsync($"UPDATE workspaces.deployment_days SET apps = '' WHERE instance_id = {id} AND extract(day FROM day)::integer % 2 = 0");

        await TemplatesAreExactAsync(context, id, deployment, question);
    });

    [Test]
    public Task Apps_and_versions_of_templates_are_exact() => AskAsync(async (context, id, deployment, question) =>
    {
        var (filter, span) = (new TemplateFilter(question.Templates), new ReportSpan(question.Window.Start, question.Window.End, "UTC"));
        var apps = await new GetTemplateAppsHandler(new TemplateAppsReader(context), ShownNames.Instance).Handle(new GetTemplateAppsQuery(id, filter, span), CancellationToken.None);
        var versions = await new GetTemplateVersionsHandler(new TemplateVersionsReader(context), new TemplateTotalsReader(context), ShownNames.Instance).Handle(new GetTemplateVersionsQuery(id, filter, span), CancellationToken.None);

        Assert.That(NaiveTemplates.Read(apps), Is.EqualTo(NaiveTemplates.AppsByTemplate(deployment, question)), question.ToString);
        Assert.That(NaiveParameters.Read(versions), Is.EqualTo(NaiveParameters.Versions(deployment, question)), question.ToString);
    });

    [Test]
    public Task Trends_of_templates_and_apps_are_exact() => AskAsync(TrendsAreExactAsync);

    [Test]
    public Task Trends_are_exact_while_days_wait_to_be_computed_after_an_upgrade() => AskAsync(async (context, id, deployment, question) =>
    {
        await Store.ExecuteAsync($"UPDATE workspaces.deployment_days SET apps = '' WHERE instance_id = {id} AND extract(day FROM day)::integer % 2 = 0");
        await Store.ExecuteAsync($"UPDATE workspaces.template_days SET kind_mins = '{{}}' WHERE instance_id = {id} AND extract(day FROM day)::integer % 3 = 0");

        await TrendsAreExactAsync(context, id, deployment, question);
    });

    [Test]
    public Task Daily_active_users_are_exact() => AskAsync(async (context, id, deployment, question) =>
    {
        var daus = new GetDausHandler(new ActiveUsersReader(context), ShownNames.Instance);
        var byOffset = await daus.Handle(new GetDausQuery(id, TemplateFilter.Deployment, question.TzOffset, Timezone: null, question.Now), CancellationToken.None);

        Assert.That(NaiveDays.Read(byOffset), Is.EqualTo(NaiveDays.Ask(deployment.HalfHours, question.Now, _ => TimeSpan.FromHours(question.TzOffset))), question.ToString);
        foreach (var zone in RandomQuestion.Zones)
        {
            var byZone = await daus.Handle(new GetDausQuery(id, TemplateFilter.Deployment, 0, new ZoneInput(zone.Id, zone), question.Now), CancellationToken.None);
            Assert.That(NaiveDays.Read(byZone), Is.EqualTo(NaiveDays.Ask(deployment.HalfHours, question.Now, zone.GetUtcOffset)), () => $"{question} in {zone.Id}");
        }
    });

    [Test]
    public Task Daily_active_users_of_a_template_are_exact() => AskAsync(async (context, id, deployment, question) =>
    {
        var template = question.Templates.FirstOrDefault(RandomDeployment.Templates[0]);
        var query = new GetDausQuery(id, new TemplateFilter([template]), 0, new ZoneInput(question.Zone.Id, question.Zone), question.Now);
        var report = await new GetDausHandler(new ActiveUsersReader(context), ShownNames.Instance).Handle(query, CancellationToken.None);

        Assert.That(
            NaiveDays.Read(report),
            Is.EqualTo(NaiveDays.Ask([.. deployment.HalfHours.Where(row => row.Template == template)], question.Now, at => question.Zone.GetUtcOffset(at))),
            question.ToString);
    });

    [Test]
    public Task Users_by_status_are_exact() => Seeds.TryAsync(Deployments, async random =>
    {
        var start = RandomDeployment.SomeStart(random);
        var statuses = new RandomStatuses(random, start, RandomDeployment.People);
        var stored = await AnotherDeploymentAsync();
        await statuses.StoreAsync(stored);
        await using var context = Store.OpenContext();
        var handler = new GetUserStatusCountsHandler(new UserStatusReader(context));

        foreach (var question in Enumerable.Range(0, Questions).Select(_ => new RandomQuestion(random, start)))
        {
            var byOffset = await handler.Handle(new GetUserStatusCountsQuery(stored.Instance.Id, question.TzOffset, Timezone: null, question.IntervalSeconds, question.Now), CancellationToken.None);
            var byZone = await handler.Handle(
                new GetUserStatusCountsQuery(stored.Instance.Id, 0, new ZoneInput(question.Zone.Id, question.Zone), question.IntervalSeconds, question.Now), CancellationToken.None);

            Assert.That(NaiveStatuses.Read(byOffset), Is.EqualTo(NaiveStatuses.Ask(statuses, question, _ => TimeSpan.FromHours(question.TzOffset))), question.ToString);
            Assert.That(NaiveStatuses.Read(byZone), Is.EqualTo(NaiveStatuses.Ask(statuses, question, at => question.Zone.GetUtcOffset(at))), question.ToString);
        }
    });

    private static async Task LatencyIsExactAsync(ReportingDbContext context, int id, RandomDeployment deployment, RandomQuestion question)
    {
        var query = new GetUserLatencyQuery(id, TimeInput.Of(question.Window.Start), TimeInput.Of(question.Window.End), new TemplateFilter(question.Templates), question.Now);
        var report = await new GetUserLatencyHandler(new UserLatencyReader(context), ShownNames.Instance).Handle(query, CancellationToken.None);

        Assert.That(NaiveUsers.Read(report), Is.EqualTo(NaiveUsers.Latency(deployment, question)), question.ToString);
    }

    private static async Task TemplatesAreExactAsync(ReportingDbContext context, int id, RandomDeployment deployment, RandomQuestion question)
    {
        var query = new GetTemplateInsightsQuery(
            id, TimeInput.Of(question.Window.Start), TimeInput.Of(question.Window.End), question.Interval, new TemplateFilter(question.Templates), [], question.Now);
        var report = await new GetTemplateInsightsHandler(new TemplateUsageReader(context), ShownNames.Instance).Handle(query, CancellationToken.None);

        Assert.That(NaiveTemplates.Read(report.Report!), Is.EqualTo(NaiveTemplates.Usage(deployment, question)), question.ToString);
        Assert.That(NaiveTemplates.Read(report.IntervalReports), Is.EqualTo(NaiveTemplates.Intervals(deployment, question)), question.ToString);
        Assert.That(NaiveParameters.Read(report.Report!.ParametersUsage), Is.EqualTo(NaiveParameters.Ask(deployment, question)), question.ToString);
    }

    private static async Task TrendsAreExactAsync(ReportingDbContext context, int id, RandomDeployment deployment, RandomQuestion question)
    {
        var filter = new TemplateFilter(question.Templates);
        foreach (var (zone, interval) in new[] { ("UTC", CivilInterval.Day), ("UTC", CivilInterval.Week), (question.Zone.Id, CivilInterval.Day), (question.Zone.Id, CivilInterval.Week), (question.Zone.Id, CivilInterval.Month) })
        {
            var span = new ReportSpan(question.Window.Start, question.Window.End, zone);
            var templates = await new GetTemplateTrendsHandler(new TemplateTotalsReader(context), ShownNames.Instance).Handle(new GetTemplateTrendsQuery(id, filter, span, interval), CancellationToken.None);
            var apps = await new GetAppTrendsHandler(new TemplateUsageReader(context), ShownNames.Instance).Handle(new GetAppTrendsQuery(id, filter, span, interval), CancellationToken.None);

            Assert.That(NaiveTemplates.Read(templates), Is.EqualTo(NaiveTemplates.Trends(deployment, question, span.Split(interval))), () => $"{question} by {interval} in {zone}");
            Assert.That(NaiveTemplates.Read(apps), Is.EqualTo(NaiveTemplates.AppTrends(deployment, question, span.Split(interval))), () => $"{question} by {interval} in {zone}");
        }
    }

    private Task AskAsync(Func<ReportingDbContext, int, RandomDeployment, RandomQuestion, Task> askAsync) => Seeds.TryAsync(Deployments, async random =>
    {
        var deployment = new RandomDeployment(random);
        var stored = await AnotherDeploymentAsync();
        await deployment.StoreAsync(stored);
        await using var context = Store.OpenContext();
        foreach (var question in Enumerable.Range(0, Questions).Select(_ => new RandomQuestion(random, deployment.Start)))
        {
            await askAsync(context, stored.Instance.Id, deployment, question);
        }
    });
}
