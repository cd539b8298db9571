using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using Reporting.Api.Dialects;

namespace Reporting.Api.Limits;

/// <summary>How many lists are being sent while they are read: in all, and to each token.</summary>
internal sealed class StreamConcurrency(IOptions<RequestLimits> limits)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly RequestLimits max = limits.Value;
    private readonly Lock gate = new();
    private readonly Dictionary<long, int> byToken = [];
    private int all;

    /// <summary>Takes a slot, which ends when it is disposed of.</summary>
    /// <returns>Either the slot, or why there is none.</returns>
    public (IDisposable? Slot, Failure? Failure) Take(long tokenId)
    {
        lock (gate)
        {
            var own = byToken.GetValueOrDefault(tokenId);
            if (own >= max.MaxStreamsPerToken)
            {
                return (null, new Failure.TooManyStreams(max.MaxStreamsPerToken, OfToken: true, Soon));
            }

            if (all >= max.MaxStreams)
            {
                return (null, new Failure.TooManyStreams(max.MaxStreams, OfToken: false, Soon));
            }

            all++;
            byToken[tokenId] = own + 1;
            return (new Slot(this, tokenId), null);
        }
    }

    /// <summary>Has an answer sent within a slot, or says why it cannot be sent now.</summary>
    public async Task SendAsync(HttpContext http, Func<Task> send)
    {
        var (slot, failure) = Take(http.GetCaller().Token.Id);
        using (slot)
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

    private sealed class Slot(StreamConcurrency concurrency, long tokenId) : IDisposable
    {
        private bool over;

        public void Dispose()
        {
            if (!Interlocked.Exchange(ref over, true))
            {
                concurrency.Return(tokenId);
            }
        }
    }
}

/// <summary>An action whose answer is sent while it is read: it needs a slot until all is sent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StreamedAttribute : Attribute, IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        var (slot, failure) = http.RequestServices.GetRequiredService<StreamConcurrency>().Take(http.GetCaller().Token.Id);
        using (slot)
        {
            context.Result = failure is null ? context.Result : new FailureResult(failure);
            await next();
        }
    }
}
