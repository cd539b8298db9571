using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using Reporting.Api.Dialects;
using Reporting.Application.Fairness;

namespace Reporting.Api.Limits;

/// <summary>How many lists are being sent while they are read, and how many large answers: of each so many in all, and to each token.</summary>
internal sealed class StreamConcurrency(IOptions<RequestLimits> limits)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly RequestLimits max = limits.Value;
    private readonly FairConcurrency lists = new(limits.Value.MaxStreams, limits.Value.MaxStreamsPerToken);
    private readonly FairConcurrency largeAnswers = new(limits.Value.MaxStreams, limits.Value.MaxStreamsPerToken);

    /// <summary>Takes a slot of lists, which ends when it is disposed of.</summary>
    /// <returns>Either the slot, or why there is none.</returns>
    public (IDisposable? Slot, Failure? Failure) Take(long tokenId) => Take(tokenId, isLarge: false);

    /// <summary>Has a list sent within a slot, or says why it cannot be sent now.</summary>
    public Task SendAsync(HttpContext http, Func<Task> send) => SendAsync(http, isLarge: false, send);

    /// <summary>The same for a large answer, which waits in memory for whoever takes it. Its slots are others, so that who reads many lists has pages beside them.</summary>
    public Task SendLargeAsync(HttpContext http, Func<Task> send) => SendAsync(http, isLarge: true, send);

    private (IDisposable? Slot, Failure? Failure) Take(long tokenId, bool isLarge)
    {
        var (slot, hasShare) = (isLarge ? largeAnswers : lists).TryTake(tokenId);
        return (slot, slot is null ? new Failure.TooManyStreams(hasShare ? max.MaxStreamsPerToken : max.MaxStreams, OfToken: hasShare, isLarge, Soon) : null);
    }

    private async Task SendAsync(HttpContext http, bool isLarge, Func<Task> send)
    {
        var (slot, failure) = Take(http.GetCaller().Token.Id, isLarge);
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
