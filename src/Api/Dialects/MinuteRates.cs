using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace Reporting.Api.Dialects;

/// <summary>
/// How many of something each key has had in its minute, which begins with the first. A window is renewed when it is asked:
/// partitioned limiters of the framework wake up ten times a second to do so (docs/decisions/0074-no-timers-when-idle.md).
/// </summary>
internal sealed class MinuteRates<TKey>(TimeProvider clock)
    where TKey : notnull
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<TKey, FixedWindowRateLimiter> windows = new();
    private long swept = clock.GetTimestamp();

    /// <summary>Takes so many, or none to see whether there are any left.</summary>
    /// <returns>False when the key has had all that it may have.</returns>
    public bool TryTake(TKey key, int max, int count = 1)
    {
        ForgetIdle();
        var window = windows.GetOrAdd(
            key,
            static (_, max) => new FixedWindowRateLimiter(new FixedWindowRateLimiterOptions { PermitLimit = max, Window = Window, AutoReplenishment = false }),
            max);
        window.TryReplenish();
        using var lease = window.AttemptAcquire(count);
        return lease.IsAcquired;
    }

    /// <summary>Once in a while, so that keys that nobody uses any more take no memory.</summary>
    private void ForgetIdle()
    {
        var before = Interlocked.Read(ref swept);
        if (clock.GetElapsedTime(before) < Window || Interlocked.CompareExchange(ref swept, clock.GetTimestamp(), before) != before)
        {
            return;
        }

        foreach (var (key, window) in windows)
        {
            window.TryReplenish();
            if (window.IdleDuration > Window)
            {
                windows.TryRemove(key, out _);
            }
        }
    }
}
