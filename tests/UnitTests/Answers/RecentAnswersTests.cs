using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Reporting.Api.Answers;
using Reporting.Api.Dialects;
using Reporting.Application.Pipeline;
using Reporting.Domain.Access;
using Reporting.Testing;

namespace Reporting.UnitTests.Answers;

/// <summary>An answer is repeated within its second, to the same request of a caller with the same rights, and to no other.</summary>
internal sealed class RecentAnswersTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Instance Dev = new(1, "dev", InstanceKind.Workspaces, "Dev", "UTC", BaseUrl: null, Now);
    private static readonly Instance Prod = Dev with { Id = 2, Key = "prod" };
    private static readonly Endpoint Route = new(requestDelegate: null, metadata: null, "route");

    private readonly RecentAnswers recent = new();

    [Test]
    public void The_same_request_of_the_same_second_is_found()
    {
        recent.Remember(Request(Now), Answer);

        Assert.That(recent.Find(Request(Now.AddMilliseconds(999))), Is.SameAs((Func<HttpContext, ValueTask<bool>>)Answer));
    }

    [Test]
    public void The_next_second_knows_nothing_of_it()
    {
        recent.Remember(Request(Now), Answer);

        Assert.That(recent.Find(Request(Now.AddSeconds(1))), Is.Null);
        Assert.That(recent.Find(Request(Now.AddSeconds(-1))), Is.Null);
    }

    [Test]
    public void Callers_with_other_rights_and_other_requests_find_nothing()
    {
        recent.Remember(Request(Now), Answer);
        HttpContext[] others =
        [
            Request(Now, role: TokenRole.Member),
            Request(Now, instance: Prod),
            Request(Now, path: "/api/v2/insights/waus"),
            Request(Now, query: "?tz_offset=2"),
            Request(Now, route: new Endpoint(requestDelegate: null, metadata: null, "other")),
            Request(Now, instance: null),
        ];

        Assert.That(others.Select(recent.Find), Is.All.Null);
    }

    [Test]
    public void Only_so_many_are_remembered()
    {
        for (var number = 0; number < 2_000; number++)
        {
            recent.Remember(Request(Now, query: $"?tz_offset={number}"), Answer);
        }

        Assert.That(Enumerable.Range(0, 2_000).Count(number => recent.Find(Request(Now, query: $"?tz_offset={number}")) is not null), Is.EqualTo(512));
    }

    private static ValueTask<bool> Answer(HttpContext http) => ValueTask.FromResult(true);

    private static HttpContext Request(
        DateTimeOffset now, Instance? instance, TokenRole role = TokenRole.Admin, string path = "/api/v2/insights/daus", string query = "?tz_offset=1", Endpoint? route = null)
    {
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddSingleton(new RequestClock(new TestClock(now))).BuildServiceProvider() };
        (http.Request.Path, http.Request.QueryString) = (path, new QueryString(query));
        http.SetEndpoint(route ?? Route);
        http.Features.Set(new Caller(new AccessToken(1, "token", role, InstanceId: null, ExpiresAt: null, [], now, TokenDigest.Of("token")), instance));
        return http;
    }

    private static HttpContext Request(DateTimeOffset now, TokenRole role = TokenRole.Admin, string path = "/api/v2/insights/daus", string query = "?tz_offset=1", Endpoint? route = null)
        => Request(now, Dev, role, path, query, route);
}
