using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using NUnit.Framework;
using Reporting.Domain.Access;

namespace Reporting.UnitTests.OpenL2M;

internal sealed class RefusalTests : OpenL2MFixture
{
    private const string NoToken = """{"detail":"Authentication credentials were not provided."}""";

    [TestCase("GET", null, "Accept, Cookie", NoToken)]
    [TestCase("POST", null, "Accept, Cookie", NoToken)]
    [TestCase("GET", "Bearer Member--0", "Accept, Cookie", NoToken)]
    [TestCase("GET", "Basic YTpi", "Accept, Cookie", NoToken)]
    [TestCase("GET", "Tokens Member--0", "Accept, Cookie", NoToken)]
    [TestCase("GET", "Token nobody", "Accept", """{"detail":"Invalid token"}""")]
    [TestCase("GET", "Token", "Accept", """{"detail":"Invalid token header. No credentials provided."}""")]
    [TestCase("GET", "Token aa bb", "Accept", """{"detail":"Invalid token header. Token string should not contain spaces."}""")]
    public async Task Who_shows_no_good_token_is_told_why(string method, string? authorization, string vary, string body)
    {
        Host.Access.Add(TokenRole.Member);

        var answer = await Host.SendAsync(method, "/api/stats/?token=Member--0", authorization is null ? [] : ["Authorization", authorization]);

        Assert.That((answer.Status, answer.Type, answer.Body), Is.EqualTo((401, "application/json", body)));
        Assert.That(answer.Response.Headers.WwwAuthenticate.ToString(), Is.EqualTo("Token"));
        Assert.That(answer.Response.Headers.Vary.ToString(), Is.EqualTo(vary));
        Assert.That(string.Join(", ", answer.Response.Content.Headers.Allow), Is.EqualTo("GET, HEAD, OPTIONS"));
    }

    [TestCase("token")]
    [TestCase("TOKEN")]
    [TestCase("Token ")]
    public async Task The_keyword_may_be_in_any_case(string keyword)
        => Assert.That((await Host.SendAsync("GET", "/api/stats/", "Authorization", $"{keyword} {Host.Access.Add(TokenRole.Member)}")).Status, Is.EqualTo(200));

    [TestCase("GET")]
    [TestCase("POST")]
    [TestCase("OPTIONS")]
    public async Task A_token_that_only_sends_records_may_ask_nothing(string method)
    {
        var answer = await Host.SendAsync(method, "/api/stats/", "Authorization", $"Token {Host.Access.Add(TokenRole.Ingest)}");

        Assert.That((answer.Status, answer.Body), Is.EqualTo((403, """{"detail":"You do not have permission to perform this action."}""")));
        Assert.That(answer.Response.Headers.WwwAuthenticate, Is.Empty);
    }

    [TestCase("POST")]
    [TestCase("PUT")]
    [TestCase("PATCH")]
    [TestCase("DELETE")]
    [TestCase("TRACE")]
    [TestCase("FETCH")]
    public async Task Other_methods_are_not_allowed(string method)
    {
        var answer = await Host.SendAsync(method, "/api/stats/", "Authorization", $"Token {Host.Access.Add(TokenRole.Member)}");

        Assert.That((answer.Status, answer.Body), Is.EqualTo((405, $$"""{"detail":"Method \"{{method}}\" not allowed."}""")));
        Assert.That(answer.Response.Headers.Vary.ToString(), Is.EqualTo("Accept"));
    }

    [Test]
    public async Task A_token_counts_only_where_it_may_be_used_from()
    {
        var token = await Host.Access.AddAsync(
            new TokenDraft("t", TokenRole.Member, null, null, [IPNetwork.Parse("10.0.0.0/8")], TokenDigest.Of("t")), CancellationToken.None);
        await Host.Access.RefreshAsync(CancellationToken.None);

        Assert.That(token!.AllowedNetworks, Is.Not.Empty);
        Assert.That((await From("10.1.2.3")).Status, Is.EqualTo(200));
        Assert.That((await From("::ffff:10.1.2.3")).Status, Is.EqualTo(200));
        foreach (var address in new[] { "127.0.0.1", "::ffff:127.0.0.1" })
        {
            Assert.That(await From(address), Is.EqualTo((401, """{"detail":"Source IP 127.0.0.1 is not permitted to authenticate using this token."}""")), address);
        }

        Task<(int Status, string Body)> From(string address) => Host.SendAsync(request =>
        {
            request.Connection.RemoteIpAddress = IPAddress.Parse(address);
            request.Request.Path = "/api/stats/";
            request.Request.Headers.Authorization = "Token t";
        });
    }

    [Test]
    public async Task An_expired_token_says_so()
    {
        await Host.Access.AddAsync(new TokenDraft("t", TokenRole.Member, null, Host.Clock.Now, [], TokenDigest.Of("t")), CancellationToken.None);
        await Host.Access.RefreshAsync(CancellationToken.None);

        var answer = await Host.SendAsync("GET", "/api/stats/", "Authorization", "Token t");

        Assert.That((answer.Status, answer.Body), Is.EqualTo((401, """{"detail":"Token expired"}""")));
    }

    [Test]
    public async Task A_lost_database_is_told_with_a_time_to_come_back()
    {
        Host.Network.Broken = new LostConnectionException();

        var answer = await Host.GetAsync(TokenRole.Member);

        Assert.That((answer.Status, answer.Body), Is.EqualTo((503, """{"detail":"Service temporarily unavailable, try again later."}""")));
        Assert.That(answer.Response.Headers.RetryAfter?.ToString(), Is.EqualTo("5"));
    }

    [Test]
    public async Task A_fault_of_ours_tells_no_secrets()
    {
        Host.Network.Broken = new InvalidOperationException("Password=hunter2");

        var answer = await Host.GetAsync(TokenRole.Member);

        Assert.That(answer.Status, Is.EqualTo(500));
        Assert.That(answer.Body, Does.StartWith("{\"detail\":\"A server error occurred. The cause is in the log under ").And.Not.Contain("hunter2"));
    }

    private sealed class LostConnectionException() : DbException("lost", new SocketException());
}
