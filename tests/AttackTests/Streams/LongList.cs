using System.Text;
using Reporting.Testing.Flags;
using Reporting.Testing.Service;

namespace Reporting.AttackTests.Streams;

/// <summary>An instance of flags with a list of events that is longer than all buffers between the service and a caller, and requests for it.</summary>
internal static class LongList
{
    public const string Project = "long";

    private const int SmallEvents = 1_200;
    private const int LargeEvents = 16;

    public const int Count = SmallEvents + LargeEvents;

    /// <summary>The large events are the newest, and so the first of the list.</summary>
    public static IEnumerable<SampleEvent> Events => Enumerable.Range(1, Count).Select(id => new SampleEvent(id)
    {
        At = SampleEvent.Noon.AddSeconds(id),
        Project = Project,
        Data = id > SmallEvents ? $$"""{"text":"{{new string('x', 900_000)}}"}""" : null,
    });

    public static async Task AddAsync(ServiceUnderTest service)
    {
        await service.AddInstanceAsync("dev", "flags");
        await service.AddInstanceAsync("workspaces");
        using var lines = new StringContent(SampleEvent.Lines(Events), Encoding.UTF8, "application/x-ndjson");
        (await service.AskAsync("POST", "/api/ingest/dev/events", lines)).Expect(200);
    }

    public static Task<RawRequest> AskTableAsync(ServiceUnderTest service, string token = ServiceUnderTest.AdminToken)
        => AskAsync(service, "/api/admin/search/events/csv", token);

    public static Task<RawRequest> AskAsync(ServiceUnderTest service, string path, string token = ServiceUnderTest.AdminToken)
        => RawRequest.SendAsync(service.Address, $"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: {token}\r\n\r\n");
}
