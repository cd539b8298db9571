using System.Collections.Concurrent;
using Reporting.Domain.Reports;

namespace Reporting.Application.Reports;

/// <summary>A report with the bodies that were made of it. They are kept and go together.</summary>
/// <param name="maxBytes">What report and bodies may take to be kept.</param>
/// <param name="grown">Called when a body has been added.</param>
internal sealed class CachedReport<TReport>(TReport report, long maxBytes, Action<CachedReport<TReport>> grown)
    where TReport : class, IReport
{
    private readonly ConcurrentDictionary<string, byte[]> bodies = new(StringComparer.Ordinal);
    private long bytes = ObjectSize.Of(report);

    public TReport Report => report;

    /// <summary>What the report and its bodies take in memory.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Whether it is small enough to be kept; the bodies of a larger one are to be written while they are made.</summary>
    public bool Fits => Bytes <= maxBytes;

    /// <summary>The body in a form, made at the first call.</summary>
    public async ValueTask<byte[]> BodyAsync(string form, Func<Task<byte[]>> make)
    {
        if (bodies.TryGetValue(form, out var kept))
        {
            return kept;
        }

        var body = await make();
        if (Bytes + body.Length <= maxBytes && bodies.TryAdd(form, body))
        {
            Interlocked.Add(ref bytes, body.Length);
            grown(this);
        }

        return body;
    }
}
