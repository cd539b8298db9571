using System.Globalization;
using NUnit.Framework;
using Reporting.Application.Rules;
using Reporting.Application.Workspaces;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Workspaces.Reports;
using Reporting.Testing.Service;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Workspaces;

/// <summary>Users of days, weeks and months, where calendars are odd.</summary>
internal sealed class ActiveUserTests : StoreFixture
{
    [Test]
    public async Task A_user_counts_once_in_each_week_across_new_year()
    {
        await Deployment.HappenedAsync(User("ada").Reported(At("2025-12-29T10:00Z"), 5).Reported(At("2026-01-04T23:30Z"), 5).Reported(At("2026-01-05T00:00Z"), 5));
        await Deployment.HappenedAsync(User("bob").Reported(At("2025-12-31T23:30Z"), 5));

        Assert.That(await CountAsync("2025-12-22", "2026-01-11", "UTC", CivilInterval.Week), Is.EqualTo(["12-22 0", "12-29 2", "01-05 1"]));
    }

    [Test]
    public async Task A_week_ends_with_its_sunday_in_the_zone_also_when_the_clock_changes()
    {
        await Deployment.HappenedAsync(User("ada").Reported(At("2026-03-29T21:30Z"), 5));
        await Deployment.HappenedAsync(User("bob").Reported(At("2026-03-29T22:00Z"), 5));

        Assert.That(await CountAsync("2026-03-23", "2026-04-05", "Europe/Berlin", CivilInterval.Week), Is.EqualTo(["03-23 1", "03-30 1"]));
        Assert.That(await CountAsync("2026-03-23", "2026-04-05", "UTC", CivilInterval.Week), Is.EqualTo(["03-23 2", "03-30 0"]));
    }

    [Test]
    public async Task A_leap_day_belongs_to_february()
    {
        await Deployment.HappenedAsync(User("ada").Reported(At("2024-02-29T23:30Z"), 5));
        await Deployment.HappenedAsync(User("bob").Reported(At("2024-03-01T00:00Z"), 5));

        Assert.That(await CountAsync("2024-02-01", "2024-03-31", "UTC", CivilInterval.Month), Is.EqualTo(["02-01 1", "03-01 1"]));
    }

    [Test]
    public async Task Days_of_a_zone_half_an_hour_off_begin_at_their_midnight()
    {
        await Deployment.HappenedAsync(User("ada").Reported(At("2026-03-04T18:00Z"), 5));
        await Deployment.HappenedAsync(User("bob").Reported(At("2026-03-04T18:30Z"), 5));

        Assert.That(await CountAsync("2026-03-04", "2026-03-05", "Asia/Kolkata", CivilInterval.Day), Is.EqualTo(["03-04 1", "03-05 1"]));
    }

    [Test]
    public async Task Only_users_of_the_templates_count()
    {
        await Deployment.HappenedAsync(User("ada").On("rust").Reported(At("2026-03-04T10:00Z"), 5));
        await Deployment.HappenedAsync(User("bob").Reported(At("2026-03-04T10:00Z"), 5));

        Assert.That(await CountAsync("2026-03-02", "2026-03-08", "UTC", CivilInterval.Week, "rust"), Is.EqualTo(["03-02 1"]));
        Assert.That(await CountAsync("2026-03-02", "2026-03-08", "UTC", CivilInterval.Week, "rust", "go"), Is.EqualTo(["03-02 2"]));
    }

    [Test]
    public async Task Templates_are_summed_up_each_for_itself()
    {
        await Deployment.HappenedAsync(User("ada").Reported(At("2026-03-04T10:00Z"), 5).Reported(At("2026-03-05T10:00Z"), 7).On("rust").Reported(At("2026-03-04T10:00Z"), 30));
        await Deployment.HappenedAsync(User("bob").Reported(At("2026-03-04T10:00Z"), 9).Reported(At("2026-03-06T00:00Z"), 30));
        await Deployment.AddAsync(Template("go"));
        await using var context = Store.OpenContext();

        var query = new GetTemplateTotalsQuery(Deployment.Instance.Id, TemplateFilter.Deployment, new ReportSpan(At("2026-03-04T00:00Z"), At("2026-03-06T00:00Z"), "UTC"));
        var report = await new GetTemplateTotalsHandler(new TemplateTotalsReader(context), new ActiveUsersReader(context), ShownNames.Instance).Handle(query, CancellationToken.None);

        Assert.That(report.Templates, Is.EquivalentTo(
        [
            new TemplateTotals(Ids.Of("go"), "go", ActiveUsers: 2, Seconds: 21 * 60),
            new TemplateTotals(Ids.Of("rust"), Name: null, ActiveUsers: 1, Seconds: 30 * 60),
        ]));
    }

    [Test]
    public async Task Use_of_each_template_is_summed_up_by_interval()
    {
        await Deployment.HappenedAsync(User("ada").Reported(At("2026-03-04T10:00Z"), 5).Reported(At("2026-03-05T10:00Z"), 7).On("rust").Reported(At("2026-03-04T10:00Z"), 30));
        await Deployment.HappenedAsync(User("bob").Reported(At("2026-03-04T12:00Z"), 9).On("ruby").Reported(At("2026-03-06T00:00Z"), 30));
        await Deployment.AddAsync(Template("go"));

        Assert.That(await TrendsAsync(), Is.EqualTo(["go 03-04 2 840", "go 03-05 1 420", "? 03-04 1 1800", "? 03-05 0 0"]));
        Assert.That(await TrendsAsync("rust"), Is.EqualTo(["? 03-04 1 1800", "? 03-05 0 0"]));
    }

    private async Task<IReadOnlyList<string>> TrendsAsync(params string[] templates)
    {
        await using var context = Store.OpenContext();
        var span = new ReportSpan(At("2026-03-04T00:00Z"), At("2026-03-06T00:00Z"), "UTC");
        var query = new GetTemplateTrendsQuery(Deployment.Instance.Id, new TemplateFilter([.. templates.Select(Ids.Of)]), span, CivilInterval.Day);
        var report = await new GetTemplateTrendsHandler(new TemplateTotalsReader(context), ShownNames.Instance).Handle(query, CancellationToken.None);
        return
        [
            .. from template in report.Templates
               orderby template.Name is null
               from day in report.Dates.Zip(template.Use)
               select string.Create(CultureInfo.InvariantCulture, $"{template.Name ?? "?"} {day.First:MM-dd} {day.Second.ActiveUsers} {day.Second.Seconds}"),
        ];
    }

    private async Task<IReadOnlyList<string>> CountAsync(string from, string to, string zone, CivilInterval interval, params string[] templates)
    {
        var days = CivilDays.Of(TimeZoneInfo.FindSystemTimeZoneById(zone));
        var span = new ReportSpan(days.StartOf(Day(from)), days.StartOf(Day(to).AddDays(1)), zone);
        await using var context = Store.OpenContext();
        var query = new GetActiveUsersQuery(Deployment.Instance.Id, new TemplateFilter([.. templates.Select(Ids.Of)]), span, interval);
        var report = await new GetActiveUsersHandler(new ActiveUsersReader(context), ShownNames.Instance).Handle(query, CancellationToken.None);
        return [.. report.Entries.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Date:MM-dd} {entry.Amount}"))];
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
