using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Reporting.Domain.Reports;

namespace Reporting.Application.Reports;

/// <summary>
/// The newest report of each question, as much as fits, charged with the bytes that it takes. Each is computed by one request at a time
/// (docs/decisions/0040-report-cache.md).
/// </summary>
internal sealed class ReportCache(IOptions<CachingOptions> options, TimeProvider clock) : IDisposable
{
    /// <summary>What an entry takes beside its key and its report.</summary>
    private const long BytesPerEntry = 1024;

    private readonly bool keeps = options.Value.Keeps;
    private readonly long maxBytes = Math.Min(options.Value.MaxReportKilobytes * 1024L, options.Value.Keeps ? options.Value.Megabytes * 1024L * 1024L : long.MaxValue);
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Math.Max(options.Value.Megabytes, 1) * 1024L * 1024L, CompactionPercentage = 0.2 });
    private readonly ConcurrentDictionary<ReportKey, TaskCompletionSource<object?>> flights = new();

    /// <summary>Who waits for a slot holds up nobody who asks for the same report: it is on its way only once it is being computed.</summary>
    /// <param name="takeSlot">Waits for a slot to compute in; null where none is needed.</param>
    /// <returns>The report and whether it was there already or on its way.</returns>
    public async ValueTask<(CachedReport<TReport> Report, bool Hit)> GetAsync<TReport>(
        ReportKey key, Func<CancellationToken, ValueTask<IDisposable>>? takeSlot, Func<Task<TReport>> compute, CancellationToken cancellationToken)
        where TReport : class, IReport
    {
        while (true)
        {
            if (await FindOrFollowAsync<TReport>(key, cancellationToken) is { } known)
            {
                return (known, true);
            }

            using var slot = takeSlot is null ? null : await takeSlot(cancellationToken);
            if (!keeps)
            {
                return (new CachedReport<TReport>(await compute(), maxBytes, static _ => { }), false);
            }

            if (Find<TReport>(key) is { } made)
            {
                return (made, true);
            }

            var flight = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (flights.TryAdd(key, flight))
            {
                return (await LeadAsync(key, flight, compute), false);
            }
        }
    }

    /// <returns>Null where nobody computes it, or whoever did was called off.</returns>
    private async ValueTask<CachedReport<TReport>?> FindOrFollowAsync<TReport>(ReportKey key, CancellationToken cancellationToken)
        where TReport : class, IReport
        => Find<TReport>(key) is { } known ? known
            : flights.TryGetValue(key, out var flight) ? await flight.Task.WaitAsync(cancellationToken) as CachedReport<TReport>
            : null;

    /// <summary>A part of a report, which is computed in the report's slot.</summary>
    /// <returns>The part and whether it was there already or on its way.</returns>
    public ValueTask<(CachedReport<TReport> Report, bool Hit)> GetAsync<TReport>(ReportKey key, Func<Task<TReport>> compute, CancellationToken cancellationToken)
        where TReport : class, IReport
        => GetAsync(key, takeSlot: null, compute, cancellationToken);

    public void Dispose() => kept.Dispose();

    /// <returns>Null where it is not kept, or not right any more.</returns>
    public CachedReport<TReport>? Find<TReport>(ReportKey key)
        where TReport : class, IReport
        => kept.TryGetValue(key.Query, out Entry? entry) && entry!.Version == key.Version && entry.Report is CachedReport<TReport> cached && IsValid(cached.Report)
            ? cached
            : null;

    private bool IsValid(IReport report) => report is not IExpiringReport expiring || expiring.ValidDuring.Contains(clock.GetUtcNow());

    /// <summary>Followers share the report or the failure; when this request is only called off, one of them computes instead.</summary>
    private async Task<CachedReport<TReport>> LeadAsync<TReport>(ReportKey key, TaskCompletionSource<object?> flight, Func<Task<TReport>> compute)
        where TReport : class, IReport
    {
        try
        {
            var cached = new CachedReport<TReport>(await compute(), maxBytes, grown => Recharge(key, grown));
            Keep(key, cached);
            Land(key, () => flight.SetResult(cached));
            return cached;
        }
        catch (OperationCanceledException)
        {
            Land(key, () => flight.SetResult(null));
            throw;
        }
        catch (Exception exception)
        {
            Land(key, () => flight.SetException(exception));
            _ = flight.Task.Exception;
            throw;
        }
    }

    private void Land(ReportKey key, Action outcome)
    {
        flights.TryRemove(key, out _);
        outcome();
    }

    /// <summary>Replaces the report of an earlier data version, and leaves that of a later one, which was computed in less time.</summary>
    private void Keep<TReport>(ReportKey key, CachedReport<TReport> report)
        where TReport : class, IReport
    {
        if (report.Fits && !(kept.TryGetValue(key.Query, out Entry? entry) && entry!.Version > key.Version))
        {
            kept.Set(key.Query, new Entry(key.Version, report), new MemoryCacheEntryOptions { Size = BytesPerEntry + (2 * key.Query.Length) + report.Bytes });
        }
    }

    private void Recharge<TReport>(ReportKey key, CachedReport<TReport> report)
        where TReport : class, IReport
    {
        if (ReferenceEquals(Find<TReport>(key), report))
        {
            Keep(key, report);
        }
    }

    private sealed record Entry(long Version, object Report);
}
