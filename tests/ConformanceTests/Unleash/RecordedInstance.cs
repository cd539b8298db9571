using System.Text.Json;
using NUnit.Framework;
using Reporting.Testing.Flags;
using Reporting.Testing.Service;

namespace Reporting.ConformanceTests.Unleash;

/// <summary>What a real Unleash held and answered, and this service with the same records at the same time.</summary>
internal static class RecordedInstance
{
    /// <summary>Its presence tells whether there is a recording.</summary>
    private const string About = "unleash/recorded/recorded.json";

    private static readonly Lazy<Task<ServiceUnderTest>> Replayed = new(ReplayAsync);

    private static readonly string Directory = ConformanceData.PathOf("unleash");

    public static bool IsThere => ConformanceData.Has(About);

    public static JsonElement Read(params string[] path) => JsonElement.Parse(File.ReadAllText(Path.Combine([Directory, .. path])));

    public static IReadOnlyList<JsonElement> ReadRecords(string collection)
        => [.. File.ReadLines(Path.Combine(Directory, "recorded", "records", $"{collection}.ndjson")).Where(line => line.Length > 0).Select(line => JsonElement.Parse(line))];

    /// <summary>The service; the calling test is skipped where there is nothing to replay.</summary>
    public static Task<ServiceUnderTest> ServeAsync()
    {
        SkipWhereAbsent();
        return Replayed.Value;
    }

    public static void SkipWhereAbsent()
    {
        if (!IsThere)
        {
            Assert.Ignore(ConformanceData.ReasonWithout(About));
        }
    }

    public static async Task StopAsync()
    {
        if (Replayed.IsValueCreated)
        {
            await (await Replayed.Value).DisposeAsync();
        }
    }

    private static async Task<ServiceUnderTest> ReplayAsync()
    {
        var recorded = Read("recorded", "recorded.json");
        var service = await FlagsInstance.StartAsync(recorded.GetProperty("recorded_at").GetDateTimeOffset(), recorded.GetProperty("base_url").GetString());
        foreach (var file in System.IO.Directory.GetFiles(Path.Combine(Directory, "recorded", "records")).Order(StringComparer.Ordinal))
        {
            await service.IngestLinesAsync(Path.GetFileNameWithoutExtension(file), await File.ReadAllTextAsync(file));
        }

        return service;
    }
}

[SetUpFixture]
internal sealed class StopRecordedInstance
{
    [OneTimeTearDown]
    public Task StopAsync() => RecordedInstance.StopAsync();
}
