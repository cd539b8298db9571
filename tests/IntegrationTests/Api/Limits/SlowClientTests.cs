using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Api.Limits;

/// <summary>Clients that begin a request and then take their time.</summary>
internal sealed class SlowClientTests : ServiceFixture
{
    protected override (string Name, string Value)[] Settings =>
        [("Requests:HeaderTimeoutSeconds", "1"), ("Requests:MinBytesPerSecond", "10000"), ("Requests:SlowGraceSeconds", "2")];

    [Test]
    public async Task Are_cut_off_in_their_headers_by_the_server_itself()
    {
        using var request = await RawRequest.SendAsync(Service.Address, $"GET {Dialects.Coder} HTTP/1.1\r\nHost: x\r\nX-Half");

        Assert.That(await request.ReadToEndAsync(), Does.StartWith("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n"));
    }

    [Test]
    public async Task Are_refused_in_their_body_and_nothing_of_it_stays()
    {
        await Service.AddInstanceAsync();
        using var request = await RawRequest.SendAsync(
            Service.Address,
            $"POST /api/ingest/dev/users HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {ServiceUnderTest.AdminToken}\r\nContent-Type: application/x-ndjson\r\nContent-Length: 1000000\r\n\r\n{RecordLines.Of([Known("ada")])}");

        var answer = await request.ReadToEndAsync();

        Assert.That(answer, Does.StartWith("HTTP/1.1 408 Request Timeout\r\n"));
        Assert.That(answer, Does.Contain("""{"type":"about:blank","title":"Request Timeout","status":408,"detail":"The body came in too slowly."}"""));
        Assert.That(await Service.CountAsync("users"), Is.Zero);
    }
}
