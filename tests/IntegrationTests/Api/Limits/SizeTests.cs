using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.Api.Limits;

/// <summary>How much a request may have besides records.</summary>
internal sealed class SizeTests : ServiceFixture
{
    private static readonly TestCaseData<string, string>[] LongQueries =
    [
        new(Dialects.Coder, """{"message":"The query string is too long.","detail":"It may have 300 bytes."}"""),
        new(Dialects.Unleash, """{"name":"BadDataError","message":"The query string may have 300 bytes.","details":[{"message":"The query string may have 300 bytes."}]}"""),
        new(Dialects.OpenL2M, """{"detail":"The query string may have 300 bytes."}"""),
        new(Dialects.Native, """{"type":"about:blank","title":"URI Too Long","status":414,"detail":"The query string may have 300 bytes."}"""),
    ];

    protected override (string Name, string Value)[] Settings => [("Requests:MaxQueryBytes", "300"), ("Requests:MaxHeaderBytes", "2048"), ("Requests:MaxBodyBytes", "2048")];

    [TestCaseSource(nameof(LongQueries))]
    public async Task A_query_that_is_too_long_is_refused_in_the_words_of_each_dialect(string address, string body)
    {
        await Service.AddInstancesAsync();

        var (longest, tooLong) = (await Service.AskInAsync($"{address}?{Query(300)}"), await Service.AskInAsync($"{address}?{Query(301)}"));

        Assert.That(longest.Status, Is.Not.EqualTo(414));
        Assert.That(tooLong.Status, Is.EqualTo(414));
        Assert.That(Dialects.BodyOf(tooLong), Is.EqualTo(body));
    }

    [Test]
    public async Task A_query_beyond_all_measure_is_refused_by_the_server_itself()
    {
        using var request = await RawRequest.SendAsync(Service.Address, $"GET {Dialects.Coder}?{Query(80_000)} HTTP/1.1\r\nHost: x\r\n\r\n");

        Assert.That(await request.ReadToEndAsync(), Does.StartWith("HTTP/1.1 414 URI Too Long\r\nContent-Length: 0\r\nConnection: close\r\n"));
    }

    [Test]
    public async Task Headers_that_are_too_long_are_refused_by_the_server_itself()
    {
        using var request = await RawRequest.SendAsync(Service.Address, $"GET {Dialects.Coder} HTTP/1.1\r\nHost: x\r\nX-Long: {new string('x', 2_100)}\r\n\r\n");

        Assert.That(await request.ReadToEndAsync(), Does.StartWith("HTTP/1.1 431 Request Header Fields Too Large\r\nContent-Length: 0\r\nConnection: close\r\n"));
    }

    [Test]
    public async Task A_body_that_is_too_long_is_refused()
    {
        var answer = await Service.AskAsync("POST", "/api/tokens", ServiceUnderTest.Json(new System.Text.Json.Nodes.JsonObject { ["name"] = new string('x', 2_048) }));

        Assert.That((answer.Status, answer.Body), Is.EqualTo((413, """{"type":"about:blank","title":"Payload Too Large","status":413,"detail":"The body is too large."}""")));
    }

    private static string Query(int length) => "q=".PadRight(length, 'x');
}
