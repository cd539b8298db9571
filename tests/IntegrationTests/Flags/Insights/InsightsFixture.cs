using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Domain.Flags.Records;
using Reporting.Infrastructure.Flags.History;

namespace Reporting.IntegrationTests.Flags.Insights;

internal abstract class InsightsFixture : FreshFlagsFixture
{
    protected const string Path = "/api/admin/insights";

    protected static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The rows of one trend, each as its values in their order.</summary>
    /// <param name="fields">Those to be shown, between blanks.</param>
    protected async Task<IReadOnlyList<string>> ReadAsync(string trend, string fields, string from = "", string to = "")
    {
        var rows = (await Service.ReadAsync($"{Path}?from={from}&to={to}")).GetProperty(trend);
        return [.. rows.EnumerateArray().Select(row => string.Join(' ', fields.Split(' ').Select(field => Text(row, field))))];
    }

    protected Task<IReadOnlyList<string>> FlagsAsync(string from, string to) => ReadAsync("flagTrends", "date total stale potentiallyStale", from, to);

    /// <summary>What the server does when a day has ended.</summary>
    protected async Task<int> CaptureAsync(DateTimeOffset now)
    {
        var capture = Service.Services.GetRequiredService<DayCapture>();
        var captured = 0;
        foreach (var instanceId in await capture.ReadInstancesAsync(CancellationToken.None))
        {
            captured += DayCapture.EndedDay(now) is { } day && await capture.CaptureAsync(instanceId, day, CancellationToken.None) ? 1 : 0;
        }

        return captured;
    }

    protected static FlagEvent About(long id, string flag, string type, DateTimeOffset at, string project = "default", string? data = null, string? environment = null) => new()
    {
        Id = id,
        Type = type,
        CreatedAt = at,
        CreatedBy = "ada",
        Project = project,
        FeatureName = flag,
        Environment = environment,
        Data = data is null ? null : new Domain.Ingestion.RawJson(data),
    };

    /// <summary>Days are shown without the time that all of them have.</summary>
    private static string Text(JsonElement row, string field)
        => row.TryGetProperty(field, out var value) ? value.ToString().Replace("T23:59:59.999Z", "", StringComparison.Ordinal) : "-";
}
