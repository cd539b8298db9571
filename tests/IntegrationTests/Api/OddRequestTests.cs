using System.Net.Http.Headers;
using System.Text;
using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Api;

/// <summary>Requests that nobody sends on purpose.</summary>
internal sealed class OddRequestTests : ServiceFixture
{
    [Test]
    public async Task A_list_in_place_of_a_token_is_refused()
    {
        var answer = await Service.AskAsync("POST", "/api/tokens", new StringContent("[{}]", Encoding.UTF8, "application/json"));

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Type, Does.StartWith("application/problem+json"));
    }

    [Test]
    public async Task A_body_that_is_not_in_its_encoding_is_refused()
    {
        using var body = new ByteArrayContent("{\"a\":1}"u8.ToArray()) { Headers = { ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-16") } };

        var answer = await Service.AskAsync("POST", "/api/tokens", body);

        Assert.That(answer.Body, Is.EqualTo("""{"type":"about:blank","title":"Bad Request","status":400,"detail":"The body is not text in the encoding that it claims."}"""));
    }

    [TestCase("text/csv")]
    [TestCase("application/json;q=0, text/*")]
    public async Task Nothing_is_done_that_could_not_be_answered(string accept)
    {
        await Service.AddInstanceAsync();
        using var token = new StringContent("""{"name":"lost","role":"member"}""", Encoding.UTF8, "application/json");

        var made = await Service.AskAsync("POST", "/api/tokens", token, headers: ("Accept", accept));
        var stored = await Service.AskAsync("PUT", "/api/ingest/dev/users", RecordLines.Content(RecordLines.Of([Known("ada")])), headers: ("Accept", accept));

        Assert.That(new[] { made.Status, stored.Status }, Is.EqualTo([406, 406]));
        Assert.That(made.Type, Does.StartWith("application/problem+json"));
        Assert.That((await Service.GetAsync("/api/tokens")).Body, Does.Not.Contain("lost"));
        Assert.That(await Service.CountAsync("users"), Is.Zero);
    }

    [TestCase("""{"instance_id":"","version_oss":"8"}""", "must have 1 to 255 characters")]
    [TestCase("""[{"instance_id":"a","version_oss":"8"},{"instance_id":"b","version_oss":"8"}]""", "must be the only one: an instance has one record of this collection")]
    public async Task A_fault_is_of_the_field_as_it_was_sent(string body, string message)
    {
        await Service.AddInstanceAsync("flags", "flags");

        var answer = await Service.AskAsync("PUT", "/api/ingest/flags/settings", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Body, Does.Contain($"\"field\":\"instance_id\",\"message\":\"{message}\""));
    }

    [Test]
    public async Task A_zero_in_a_text_is_refused()
    {
        await Service.AddInstanceAsync("flags", "flags");

        var answer = await Service.GetAsync("/api/admin/search/events?query=%00");

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Body, Does.Contain("The request holds the character U+0000, which no text has."));
    }

    [TestCase("FOO", "/nowhere")]
    [TestCase("GET", "/nowhere")]
    [TestCase("POST", "/nowhere/at/all")]
    public async Task An_address_of_no_dialect_is_refused_in_the_services_own_words(string method, string path)
    {
        var answer = await Service.AskAsync(method, path);

        Assert.That(answer.Body, Is.EqualTo("""{"type":"about:blank","title":"Not Found","status":404,"detail":"There is nothing at this address."}"""));
    }

    [Test]
    public async Task A_token_of_letters_that_no_token_has_is_unknown()
    {
        using var client = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1 });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Service.Address, "/api/instances"));
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer é");

        using var answer = await client.SendAsync(request);

        Assert.That((int)answer.StatusCode, Is.EqualTo(401));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("\"status\":401"));
    }
}
