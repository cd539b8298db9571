using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Reporting.Domain.Reports;

namespace Reporting.Application.Pipeline;

/// <summary>Reports and what was made of them, as much as fits; each is computed by one request at a time.</summary>
internal sealed class ReportCache(IOptions<CachingOptions> options, TimeProvider clock) : IDisposable
{
    private const long BytesPerRow = 512;
    private const long BytesPerEntry = 1024;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Math.Max(options.Value.Megabytes, 1) * 1024L * 1024L, CompactionPercentage = 0.2 });
    private readonly ConcurrentDictionary<ReportKey, TaskCompletionSource<IReport?>> flights = new();

    public bool Keeps => options.Value.Keeps;

    /// <returns>The report and whether it was there already or on its way.</returns>
    public async Task<(TReport Report, bool Hit)> GetAsync<TReport>(ReportKey key, Func<Task<TReport>> compute, CancellationToken cancellationToken)
        where TReport : class, IReport
    {
        while (true)
        {
            if (kept.TryGetValue(key, out TReport? report) && report is not null && IsTrue(report))
            {
                return (report, true);
            }

            var mine = new TaskCompletionSource<IReport?>(TaskCreationOptions.RunContinuationsAsynchronously);
            var flight = flights.GetOrAdd(key, mine);
            if (ReferenceEquals(flight, mine))
            {
                return (await LeadAsync(key, mine, compute), false);
            }

            if (await flight.Task.WaitAsync(cancellationToken) is TReport shared)
            {
                return (shared, true);
            }
        }
    }

    /// <summary>What was made of a report, such as its bytes in one encoding; made anew when it is not kept.</summary>
    public byte[] Render(ReportKey key, string representation, Func<byte[]> render)
    {
        var rendering = (key, representation);
        if (Keeps && kept.TryGetValue(rendering, out byte[]? bytes) && bytes is not null)
        {
            return bytes;
        }

        bytes = render();
        Keep(rendering, bytes, bytes.LongLength);
        return bytes;
    }

    public void Dispose() => kept.Dispose();

    /// <summary>Followers share the report or the failure; when this request is only called off, one of them computes instead.</summary>
    private async Task<TReport> LeadAsync<TReport>(ReportKey key, TaskCompletionSource<IReport?> flight, Func<Task<TReport>> compute)
        where TReport : class, IReport
    {
        try
        {
            var report = await compute();
            Keep(key, report, report.Rows * BytesPerRow);
            Land(key, () => flight.SetResult(report));
            return report;
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

    private bool IsTrue(IReport report) => report is not IPassingReport passing || passing.TrueIn.Contains(clock.GetUtcNow());

    private void Land(ReportKey key, Action outcome)
    {
        flights.TryRemove(key, out _);
        outcome();
    }

    private void Keep(object key, object value, long size)
    {
        if (Keeps)
        {
            kept.Set(key, value, new MemoryCacheEntryOptions { Size = size + BytesPerEntry });
        }
    }
}
