using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Reporting.Application.Pipeline;
using Reporting.Api.Dialects;
using Reporting.Domain.Access;

namespace Reporting.Api.Answers;

/// <summary>
/// How the requests of the running second were answered, so that the same request of callers with the same rights is not bound and validated again
/// while its report is kept (docs/decisions/0070-answers-of-the-running-second.md).
/// </summary>
internal sealed class RecentAnswers
{
    private const int MaxCount = 512;
    private const int MaxLetters = 1024;

    private volatile Second running = new(0);

    /// <returns>What answers the request, or null.</returns>
    public Func<HttpContext, ValueTask<bool>>? Find(HttpContext http)
        => running is { Answers.IsEmpty: false } second && second.Number == NumberOf(http) && QuestionOf(http) is { } question ? second.Answers.GetValueOrDefault(question) : null;

    /// <param name="repeat">Answers such a request, or returns false and leaves it to the usual way.</param>
    public void Remember(HttpContext http, Func<HttpContext, ValueTask<bool>> repeat)
    {
        var (second, number) = (running, NumberOf(http));
        if (second.Number != number)
        {
            running = second = new Second(number);
        }

        if (second.Answers.Count < MaxCount && QuestionOf(http) is { } question)
        {
            second.Answers.TryAdd(question, repeat);
        }
    }

    /// <summary>Whatever depends on the time of a request changes between two seconds, never within one.</summary>
    private static long NumberOf(HttpContext http) => http.RequestServices.GetRequiredService<RequestClock>().Now.ToUnixTimeSeconds();

    private static Question? QuestionOf(HttpContext http)
        => http.GetEndpoint() is { } route && http.Features.Get<Caller>() is { Bound: { } instance } caller
            && http.Request.Path.Value is { } path && http.Request.QueryString.Value is var query && path.Length + (query?.Length ?? 0) <= MaxLetters
            ? new Question(route, instance, caller.Role, path, query ?? string.Empty)
            : null;

    private sealed class Second(long number)
    {
        public long Number { get; } = number;

        public ConcurrentDictionary<Question, Func<HttpContext, ValueTask<bool>>> Answers { get; } = new();
    }

    /// <summary>All that an answer that may be repeated is made of, beside what its report's form reads of the request.</summary>
    private readonly record struct Question(Endpoint Route, Instance Instance, TokenRole Role, string Path, string Query)
    {
        public bool Equals(Question other)
            => ReferenceEquals(Route, other.Route) && ReferenceEquals(Instance, other.Instance) && Role == other.Role
                && string.Equals(Path, other.Path, StringComparison.Ordinal) && string.Equals(Query, other.Query, StringComparison.Ordinal);

        public override int GetHashCode()
            => HashCode.Combine(RuntimeHelpers.GetHashCode(Route), RuntimeHelpers.GetHashCode(Instance), string.GetHashCode(Path, StringComparison.Ordinal), string.GetHashCode(Query, StringComparison.Ordinal));
    }
}

/// <summary>Answers what was asked in the same second before; after the caller is let in and counted.</summary>
internal sealed class RepeatedRequests(RequestDelegate next, RecentAnswers recent)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (recent.Find(http) is not { } repeat || !await repeat(http))
        {
            await next(http);
        }
    }
}
