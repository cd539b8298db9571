using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using Reporting.Api.Dialects;
using Reporting.Application.Access;
using Reporting.Application.Fairness;
using Reporting.Domain.Access;

namespace Reporting.Api.Limits;

/// <summary>How many lists are being sent while they are read, and how many large answers: of each so many in all, to each token, and to the tokens of an instance together.</summary>
internal sealed class StreamConcurrency(IOptions<RequestLimits> limits)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly RequestLimits max = limits.Value;
    private readonly FairConcurrency lists = new(limits.Value.MaxStreams, limits.Value.MaxStreamsPerToken);
    private readonly FairConcurrency largeAnswers = new(limits.Value.MaxStreams, limits.Value.MaxStreamsPerToken);

    /// <summary>Takes a slot of lists, which ends when it is disposed of.</summary>
    /// <returns>Either the slot, or why there is none.</returns>
    public (IDisposable? Slot, Failure? Failure) Take(AccessToken token) => Take(token, isLarge: false);

    /// <summary>Has a list sent within a slot, or says why it cannot be sent now.</summary>
    public Task SendAsync(HttpContext http, Func<Task> send) => SendAsync(http, isLarge: false, send);

    /// <summary>The same for a large answer, which waits in memory for whoever takes it. Its slots are others, so that who reads many lists has pages beside them.</summary>
    public Task SendLargeAsync(HttpContext http, Func<Task> send) => SendAsync(http, isLarge: true, send);

    private (IDisposable? Slot, Failure? Failure) Take(AccessToken token, bool isLarge)
    {
        var slots = isLarge ? largeAnswers : lists;
        var (slot, lacking) = slots.TryTake(SlotOwner.Of(token));
        return (slot, lacking is { } share ? new Failure.TooManyStreams(MaxOf(share), share, isLarge, Soon) : null);

        int MaxOf(SlotShare share) => share switch { SlotShare.Owner => max.MaxStreamsPerToken, SlotShare.Group => slots.MaxOfGroup, _ => max.MaxStreams };
    }

    private async Task SendAsync(HttpContext http, bool isLarge, Func<Task> send)
    {
        var (slot, failure) = Take(http.GetCaller().Token, isLarge);
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
        var (slot, failure) = http.RequestServices.GetRequiredService<StreamConcurrency>().Take(http.GetCaller().Token);
        using (slot)
        {
            context.Result = failure is null ? context.Result : new FailureResult(failure);
            await next();
        }
    }
}
