using System.Data.Common;
using System.Net.Sockets;
using NUnit.Framework;
using Reporting.Domain.Access;

namespace Reporting.UnitTests.Coder;

internal sealed class FailureTests : CoderFixture
{
    [TestCase("nope", "{\"message\":\"Route not found.\"}\n")]
    [TestCase("", "{\"message\":\"Route not found.\"}\n")]
    [TestCase("insights/daus/", null, Description = "a slash at the end is no matter")]
    public async Task Unknown_routes_need_no_token(string path, string? body)
    {
        var answer = await Host.SendAsync(HttpMethod.Get, path);

        Assert.That((answer.Status, body is null ? null : answer.Body), Is.EqualTo((body is null ? 401 : 404, body)));
    }

    [Test]
    public async Task Other_methods_are_not_allowed()
    {
        var answer = await Host.SendAsync(HttpMethod.Post, "insights/daus");

        Assert.That((answer.Status, answer.Body), Is.EqualTo((405, "{\"message\":\"Method not allowed.\"}\n")));
        Assert.That(answer.Response.Content.Headers.Allow, Is.EqualTo(["GET", "HEAD"]));
    }

    [Test]
    public async Task A_lost_database_is_told_with_a_time_to_come_back()
    {
        Host.Readers.Broken = new InvalidOperationException("wrapped", new LostConnectionException());
        var answer = await Host.GetAsync(TokenRole.Admin, "insights/daus");

        Assert.That((answer.Status, answer.Body), Is.EqualTo((503, "{\"message\":\"Internal error fetching DAUs.\",\"detail\":\"The database cannot be reached just now.\"}\n")));
        Assert.That(answer.Response.Headers.RetryAfter?.ToString(), Is.EqualTo("5"));
        Assert.That(answer.Response.Headers.ETag, Is.Null);
    }

    [Test]
    public async Task A_fault_of_ours_tells_no_secrets()
    {
        Host.Readers.Broken = new InvalidOperationException("Password=hunter2");
        var answer = await Host.GetAsync(TokenRole.Admin, $"insights/user-latency?{Week}");

        Assert.That(answer.Status, Is.EqualTo(500));
        Assert.That(answer.Body, Does.StartWith("{\"message\":\"Internal error fetching user latency.\",\"detail\":\"The cause is in the log under ").And.Not.Contain("hunter2"));
        Assert.That(answer.Response.Headers.ETag, Is.Null);
    }

    [Test]
    public async Task After_a_failure_the_next_request_computes()
    {
        Host.Readers.Broken = new InvalidOperationException();
        await Host.GetAsync(TokenRole.Admin, "insights/daus");
        Host.Readers.Broken = null;

        Assert.That((await Host.GetAsync(TokenRole.Admin, "insights/daus")).Status, Is.EqualTo(200));
    }

    private sealed class LostConnectionException() : DbException("lost", new SocketException());
}
