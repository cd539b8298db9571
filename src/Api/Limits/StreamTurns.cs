using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using Reporting.Api.Dialects;

namespace Reporting.Api.Limits;

/// <summary>How many lists are being sent while they are read: in all, and to each token.</summary>
internal sealed class StreamTurns(IOptions<RequestLimits> limits)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly RequestLimits most = limits.Value;
    private readonly Lock gate = new();
    private readonly Dictionary<long, int> byToken = [];
    private int all;

    /// <summary>Takes a turn, which ends when it is disposed of.</summary>
    /// <returns>Either the turn, or why there is none.</returns>
    public (IDisposable? Turn, Failure? Failure) Take(long tokenId)
    {
        lock (gate)
        {
            var own = byToken.GetValueOrDefault(tokenId);
            if (own >= most.MaxStreamsPerToken)
            {
                return (null, new Failure.TooManyStreams(most.MaxStreamsPerToken, OfToken: true, Soon));
            }

            if (all >= most.MaxStreams)
            {
                return (null, new Failure.TooManyStreams(most.MaxStreams, OfToken: false, Soon));
            }

            all++;
            byToken[tokenId] = own + 1;
            return (new Turn(this, tokenId), null);
        }
    }

    /// <summary>Has an answer sent within a turn, or says why it cannot be sent now.</summary>
    public async Task SendAsync(HttpContext http, Func<Task> send)
    {
        var (turn, failure) = Take(http.GetCaller().Token.Id);
        using (turn)
        {
            if (failure is not null)
            {
                http.Response.Clear();
                await http.FailAsync(failure);
                return;
            }

            await send();
        }
    }

    private void Return(long tokenId)
    {
        lock (gate)
        {
            all--;
            if (--byToken[tokenId] == 0)
            {
                byToken.Remove(tokenId);
            }
        }
    }

    private sealed class Turn(StreamTurns turns, long tokenId) : IDisposable
    {
        private bool over;

        public void Dispose()
        {
            if (!Interlocked.Exchange(ref over, true))
            {
                turns.Return(tokenId);
            }
        }
    }
}

/// <summary>An action whose answer is sent while it is read: it needs a turn until all is sent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StreamedAttribute : Attribute, IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        var (turn, failure) = http.RequestServices.GetRequiredService<StreamTurns>().Take(http.GetCaller().Token.Id);
        using (turn)
        {
            context.Result = failure is null ? context.Result : new FailureResult(failure);
            await next();
        }
    }
}
