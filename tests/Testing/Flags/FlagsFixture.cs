using System.Text.Json;
using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Testing.Service;

namespace Reporting.Testing.Flags;

/// <summary>Gives a fixture a service with one instance of flags, filled before its first test.</summary>
internal abstract class FlagsFixture
{
    protected ServiceUnderTest Service { get; private set; } = null!;

    /// <summary>What the instance is created of.</summary>
    protected virtual IEnumerable<SampleEvent> Events => [];

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Service = await FlagsInstance.StartAsync(SampleEvent.Noon);
        await Service.IngestLinesAsync("events", SampleEvent.Lines(Events));
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await Service.DisposeAsync();

    /// <summary>The ids of a search, in its order, and its total.</summary>
    protected async Task<(IReadOnlyList<long> Ids, long Total)> SearchAsync(string query, TokenRole role = TokenRole.Admin)
    {
        var body = await Service.ReadAsync($"/api/admin/search/events?{query}", role);
        return (IdsOf(body), body.GetProperty("total").GetInt64());
    }

    protected static IReadOnlyList<long> IdsOf(JsonElement body)
        => [.. body.GetProperty("events").EnumerateArray().Select(each => each.GetProperty("id").GetInt64())];
}
