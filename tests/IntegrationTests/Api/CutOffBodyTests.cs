using System.Globalization;
using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Api;

/// <summary>Requests whose connection breaks before their end, byte by byte as on the wire.</summary>
internal sealed class CutOffBodyTests : ServiceFixture
{
    private static readonly string Lines = RecordLines.Of(Enumerable.Range(0, 500).Select(number => Known($"user {number}")));

    [TestCase("Content-Length: 1000000\r\n", "")]
    [TestCase("Transfer-Encoding: chunked\r\n", "chunked")]
    public async Task Leave_nothing(string header, string encoding)
    {
        await Service.AddInstanceAsync();
        await SendAndBreakAsync(header, encoding.Length == 0 ? Lines : $"{Lines.Length.ToString("x", CultureInfo.InvariantCulture)}\r\n{Lines}\r\n");

        await Service.WaitForRecordsAsync(onTheWay: false);

        Assert.That(await Service.CountAsync("users"), Is.Zero);
    }

    [Test]
    public async Task Can_be_repeated()
    {
        await Service.AddInstanceAsync();
        await SendAndBreakAsync("Content-Length: 1000000\r\n", Lines);

        var answer = await Service.AskAsync("POST", "/api/ingest/dev/users", RecordLines.Content(Lines));

        Assert.That(answer.Body, Is.EqualTo("""{"received":500,"inserted":500,"updated":0,"unchanged":0,"removed":0}"""));
    }

    private async Task SendAndBreakAsync(string header, string body)
    {
        using var request = await RawRequest.SendAsync(
            Service.Address,
            $"POST /api/ingest/dev/users HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {ServiceUnderTest.AdminToken}\r\nContent-Type: application/x-ndjson\r\n{header}\r\n{body}");
        await Service.WaitForRecordsAsync(onTheWay: true);
    }
}
