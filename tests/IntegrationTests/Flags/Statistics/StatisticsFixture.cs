using System.Text.Json;

namespace Reporting.IntegrationTests.Flags.Statistics;

internal abstract class StatisticsFixture : FreshFlagsFixture
{
    protected const string Path = "/api/admin/instance-admin/statistics";

    /// <summary>One field of the statistics as JSON.</summary>
    /// <param name="at">A past day as yyyy-MM-dd.</param>
    protected async Task<string> ReadAsync(string field, string at = "")
        => (await ReadAllAsync(at)).GetProperty(field).GetRawText();

    /// <summary>Several fields as JSON.</summary>
    protected async Task<IEnumerable<string>> ReadEachAsync(params string[] fields)
    {
        var all = await ReadAllAsync();
        return fields.Select(field => all.GetProperty(field).GetRawText());
    }

    protected Task<JsonElement> ReadAllAsync(string at = "") => Service.ReadAsync($"{Path}?at={at}");
}
