using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Reporting.Infrastructure.Flags.History;
using Reporting.Testing.Flags;
using Reporting.Testing.Service;

namespace Reporting.ConformanceTests.Unleash;

/// <summary>
/// The events of a real Unleash, replayed day by day with capture on, as against all at once: what events alone tell is the same.
/// On each day the flags are sent as the product would have kept them, which the replay works out by itself.
/// </summary>
internal sealed class ReplayTests
{
    private static readonly string[] Collections = ["projects", "environments"];

    [Test]
    public async Task History_told_at_the_end_is_that_which_was_captured()
    {
        RecordedInstance.SkipWhereAbsent();
        var now = RecordedInstance.Read("recorded", "recorded.json").GetProperty("recorded_at").GetDateTimeOffset();
        var events = RecordedInstance.ReadRecords("events").OrderBy(line => line.GetProperty("created_at").GetDateTimeOffset()).ThenBy(line => line.GetProperty("id").GetInt64()).ToList();
        await using var daily = await FlagsInstance.StartAsync(now);
        await using var atOnce = await FlagsInstance.StartAsync(now);
        var product = new ReplayedProduct();

        foreach (var service in new[] { daily, atOnce })
        {
            await service.AddAsync(Given.User(1));
            foreach (var collection in Collections)
            {
                await service.IngestLinesAsync(collection, Lines(RecordedInstance.ReadRecords(collection)));
            }
        }

        foreach (var day in events.GroupBy(line => DateOnly.FromDateTime(line.GetProperty("created_at").GetDateTimeOffset().UtcDateTime)))
        {
            daily.Clock.Now = day.Key.Start().AddHours(23.5);
            await daily.IngestLinesAsync("events", Lines(day));
            product.Hear(day);
            await daily.ReplaceAsync(product.Flags);
            await CaptureAsync(daily.Services.GetRequiredService<DayCapture>(), day.Key);
        }

        await atOnce.IngestLinesAsync("events", Lines(events));
        await atOnce.ReplaceAsync(product.Flags);
        daily.Clock.Now = now.AddDays(3);
        atOnce.Clock.Now = now.AddDays(3);
        var (captured, told) = (await ReadAsync(daily), await ReadAsync(atOnce));

        Assert.That(await CountAsync(daily, "flag_trends"), Is.GreaterThan(50));
        Assert.That(await CountAsync(daily, "project_flag_trends"), Is.GreaterThan(20));
        Assert.That(await CountAsync(atOnce, "flag_trends"), Is.Zero);
        Assert.That(captured.Select(row => row[0]).Distinct(), Is.EquivalentTo("fpec"));
        Assert.That(captured, Is.EqualTo(told));
    }

    private static async Task CaptureAsync(DayCapture capture, DateOnly day)
    {
        foreach (var instanceId in await capture.ReadInstancesAsync(CancellationToken.None))
        {
            await capture.CaptureAsync(instanceId, day, CancellationToken.None);
        }
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(ServiceUnderTest service)
    {
        var insights = await service.ReadAsync("/api/admin/insights?from=2026-09-01");
        return
        [
            .. Rows("flagTrends", "date", "total", "stale"),
            .. Rows("projectFlagTrends", "week", "date", "project", "total", "stale", "timeToProduction"),
            .. Rows("environmentTypeTrends", "week", "date", "environmentType", "totalUpdates"),
            .. Rows("creationArchiveTrends", "week", "date", "project", "createdFlags", "archivedFlags"),
        ];

        IEnumerable<string> Rows(string trend, params string[] fields)
            => insights.GetProperty(trend).EnumerateArray().Select(row => $"{trend} {string.Join(' ', fields.Select(field => row.GetProperty(field)))}");
    }

    private static async Task<int> CountAsync(ServiceUnderTest service, string table) => (await service.QueryAsync($"SELECT 'a row' FROM flags.{table}")).Count;

    private static string Lines(IEnumerable<JsonElement> records) => string.Join('\n', records.Select(record => record.GetRawText()));
}
