using System.Globalization;
using NUnit.Framework;
using static Reporting.IntegrationTests.BusinessIntelligence.ViewNumberTests;

namespace Reporting.IntegrationTests.BusinessIntelligence;

/// <summary>The views of flags say what the reports say.</summary>
internal sealed class FlagViewTests
{
    private const string Captures =
        """
        INSERT INTO flags.flag_trends (instance_id, day, total, stale, potentially_stale)
        SELECT id, '2026-02-10', 99, 9, 5 FROM access.instances WHERE kind = 'flags';
        INSERT INTO flags.project_flag_trends (instance_id, week, project, flags, stale, potentially_stale, overdue)
        SELECT id, '2026-02-09', 'checkout', 55, 7, 3, 0 FROM access.instances WHERE kind = 'flags';
        UPDATE access.data_versions SET version = version + 1
        """;

    private static readonly IReadOnlyList<string> States = ["active", "stale", "potentially-stale"];

    private BiDatabase database = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        await using (var owner = new BiDatabase(SampleInstances.Service.ConnectionString))
        {
            await owner.ReadAsync(Captures);
        }

        database = await BiDatabase.OpenAsync(SampleInstances.Service.ConnectionString);
    }

    [OneTimeTearDown]
    public async Task CloseAsync() => await database.DisposeAsync();

    [Test]
    public async Task States_of_flags_are_those_of_the_report()
    {
        var rows = await ReportAsync("flag-trends?instance=flags&from=2025-12-31");

        var seen = await database.ReadAsync("SELECT day, state, flags FROM bi.flag_states_daily WHERE instance = 'flags'");
        var told = rows
            .SkipWhile(row => Number(row, "total") == 0)
            .SelectMany(row => States, (row, state) => $"{row["date"]} {state} {row[state.Replace('-', '_')]}");
        Assert.That(seen, Has.Count.GreaterThan(150).And.EquivalentTo(told));
        Assert.That(seen, Does.Contain("2026-02-10 active 85"), "what was captured stands");
    }

    [Test]
    public async Task States_of_a_projects_flags_are_those_of_the_report_at_the_end_of_each_week()
    {
        var rows = await ReportAsync("project-health?instance=flags&from=2025-12-31");

        var seen = await database.ReadAsync("SELECT day, project, state, flags FROM bi.project_flag_states_daily WHERE instance = 'flags' AND (extract(isodow FROM day) = 7 OR day = '2026-03-18') AND flags > 0");
        var told = rows
            .SelectMany(row => States, (row, state) => (Text: $"{row["date"]} {row["project"]} {state} {row[state.Replace('-', '_')]}", Flags: Number(row, state.Replace('-', '_'))))
            .Where(row => row.Flags > 0)
            .Select(row => row.Text);
        Assert.That(seen, Has.Count.GreaterThan(60).And.EquivalentTo(told));
        Assert.That(seen, Does.Contain("2026-02-15 checkout active 45"), "what was captured stands");
    }

    [Test]
    public async Task Projects_add_up_to_the_instance_where_nothing_was_captured()
        => Assert.That(
            await database.ReadAsync("SELECT day, state, sum(flags) FROM bi.project_flag_states_daily WHERE day NOT IN ('2026-02-10', '2026-02-15') GROUP BY day, state HAVING sum(flags) > 0"),
            Is.EquivalentTo(await database.ReadAsync("SELECT day, state, flags FROM bi.flag_states_daily WHERE day NOT IN ('2026-02-10', '2026-02-15') AND flags > 0")));

    [Test]
    public async Task Events_are_those_of_the_report()
    {
        var rows = await ReportAsync("events?instance=flags&limit=1000");

        Assert.That(
            await database.ReadAsync("SELECT event_id, type, project, environment, flag, user_id, user_name, occurred_at FROM bi.flag_events WHERE instance = 'flags' ORDER BY occurred_at DESC, event_id DESC"),
            Has.Count.GreaterThan(100).And.EqualTo(rows.Select(row =>
                $"{row["id"]} {row["type"]} {row["project"] ?? "-"} {row["environment"] ?? "-"} {row["flag"] ?? "-"} {row["created_by_user_id"]} {row["created_by"]} {row["created_at"]}")));
        var told = rows.GroupBy(row => $"{$"{row["created_at"]}"[..10]} {row["project"]} {row["environment"] ?? "-"} {row["type"]}", StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}");
        Assert.That(await database.ReadAsync("SELECT day, project, environment, type, events FROM bi.flag_events_daily WHERE instance = 'flags'"), Is.EquivalentTo(told));
    }

    [Test]
    public async Task Changes_in_environments_are_those_of_the_report()
    {
        var rows = await ReportAsync("environment-changes?instance=flags&from=2025-12-31");

        var seen = await database.ReadAsync(
            "SELECT date_trunc('week', day::timestamp)::date + 6, environment_type, sum(changes) FROM bi.environment_changes_daily WHERE environment_type IS NOT NULL GROUP BY 1, 2");
        var told = rows.Where(row => Number(row, "changes") > 0).Select(row => $"{SundayOf($"{row["date"]}")} {row["environment_type"]} {row["changes"]}");
        Assert.That(seen, Has.Count.GreaterThan(8).And.EquivalentTo(told));
        Assert.That(await database.ReadAsync("SELECT DISTINCT environment FROM bi.environment_changes_daily WHERE environment_type IS NULL"), Is.EqualTo(["gone"]));
    }

    [Test]
    public async Task Evaluations_are_those_of_the_report()
    {
        var rows = await ReportAsync("flag-use?instance=flags&from=2025-12-31");

        var seen = await database.ReadAsync("SELECT week + 6, project, evaluations, yes, no, applications, flags, environments FROM bi.flag_evaluations_weekly WHERE instance = 'flags'");
        var told = rows
            .Where(row => Number(row, "requests") > 0)
            .Select(row => $"{SundayOf($"{row["date"]}")} {row["project"]} {row["requests"]} {row["yes"]} {row["no"]} {row["applications"]} {row["flags"]} {row["environments"]}");
        Assert.That(seen, Has.Count.GreaterThan(20).And.EquivalentTo(told));
    }

    /// <summary>The running week is told as of today.</summary>
    private static string SundayOf(string day)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return date.AddDays((7 - (int)date.DayOfWeek) % 7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
