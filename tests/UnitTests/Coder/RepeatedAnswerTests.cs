using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Net;
using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Testing.Service;

namespace Reporting.UnitTests.Coder;

internal sealed class RepeatedAnswerTests : CoderFixture
{
    private const string Path = $"insights/user-activity?{Week}";

    [Test]
    public async Task A_report_is_computed_once_until_the_records_change()
    {
        var first = await Host.GetAsync(TokenRole.Admin, Path);
        var second = await Host.GetAsync(TokenRole.Auditor, Path);
        Assert.That((Host.Readers.Reads, second.Body, Tag(second)), Is.EqualTo((1, first.Body, Tag(first))));

        Host.Readers.Version++;
        var third = await Host.GetAsync(TokenRole.Admin, Path);
        Assert.That((Host.Readers.Reads, third.Body), Is.EqualTo((2, first.Body)));
        Assert.That(Tag(third), Is.Not.EqualTo(Tag(first)));
    }

    [Test]
    public async Task A_caller_that_holds_the_answer_is_told_so_before_anything_is_computed()
    {
        var tag = Tag(await Host.GetAsync(TokenRole.Admin, Path));
        var answer = await Host.GetAsync(TokenRole.Admin, Path, "If-None-Match", $"\"other\", W/{tag}");

        Assert.That((answer.Response.StatusCode, answer.Body, Tag(answer)), Is.EqualTo((HttpStatusCode.NotModified, "", tag)));
        Assert.That(answer.Response.Headers.Vary, Is.EqualTo(["Accept-Encoding", "Accept"]));
        Host.Readers.Version++;
        Assert.That((await Host.GetAsync(TokenRole.Admin, Path, "If-None-Match", tag)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_tag_opens_no_door()
    {
        var tag = Tag(await Host.GetAsync(TokenRole.Admin, Path));

        Assert.That((await Host.GetAsync(TokenRole.Member, Path, "If-None-Match", tag)).Status, Is.EqualTo(404));
        Assert.That((await Host.GetAsync(TokenRole.Admin, "insights/user-activity", "If-None-Match", "*")).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Every_form_has_a_tag_of_its_own()
    {
        string[] tags =
        [
            Tag(await Host.GetAsync(TokenRole.Admin, Path)),
            Tag(await Host.GetAsync(TokenRole.Admin, Path, "Accept", "text/csv")),
            Tag(await Host.GetAsync(TokenRole.Admin, Path, "Accept-Encoding", "gzip")),
            Tag(await Host.GetAsync(TokenRole.Admin, Path, "Accept-Encoding", "gzip, br")),
            Tag(await Host.GetAsync(TokenRole.Admin, "insights/user-latency?" + Week)),
        ];

        Assert.That(tags, Is.Unique);
    }

    [TestCase("gzip;q=1.0, br;q=0", "gzip")]
    [TestCase("gzip, deflate, br, zstd", "br")]
    [TestCase("gzip;q=0, identity", "")]
    [SuppressMessage("Reliability", "CA2000", Justification = "The streams end with the test")]
    public async Task Large_answers_are_made_small(string accepted, string encoding)
    {
        var plain = await Host.GetAsync(TokenRole.Admin, "insights/daus");
        var small = await Host.GetAsync(TokenRole.Admin, "insights/daus", "Accept-Encoding", accepted);
        var body = await small.Response.Content.ReadAsStreamAsync();
        body.Position = 0;
        Stream opened = encoding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };

        Assert.That(string.Join(',', small.Response.Content.Headers.ContentEncoding), Is.EqualTo(encoding));
        Assert.That(await new StreamReader(opened).ReadToEndAsync(), Is.EqualTo(plain.Body));
    }

    [Test]
    public async Task Small_answers_stay_as_they_are()
        => Assert.That((await Host.GetAsync(TokenRole.Admin, Path, "Accept-Encoding", "br")).Response.Content.Headers.ContentEncoding, Is.Empty);

    [Test]
    public async Task Head_answers_as_get_does_without_a_body()
    {
        var token = Host.Access.Add(TokenRole.Admin);
        var get = await Host.SendAsync(HttpMethod.Get, Path, "Coder-Session-Token", token);
        var head = await Host.SendAsync(HttpMethod.Head, Path, "Coder-Session-Token", token);

        Assert.That((head.Status, head.Body, Tag(head)), Is.EqualTo((200, "", Tag(get))));
        Assert.That(head.Response.Content.Headers.ContentLength, Is.EqualTo(get.Response.Content.Headers.ContentLength));
    }

    private static string Tag(Answer answer) => answer.Response.Headers.ETag?.ToString() ?? string.Empty;
}
