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

    /// <summary>How large a body may be to be kept.</summary>
    public long BytesLeft => Math.Max(0, maxBytes - Bytes);

    /// <summary>The body in a form, made at the first call.</summary>
    public async ValueTask<byte[]> BodyAsync(string form, Func<Task<byte[]>> make)
    {
        if (FindBody(form) is { } kept)
        {
            return kept;
        }

        var body = await make();
        KeepBody(form, body);
        return body;
    }

    public byte[]? FindBody(string form) => bodies.GetValueOrDefault(form);

    public void KeepBody(string form, byte[] body)
    {
        if (body.Length <= BytesLeft && bodies.TryAdd(form, body))
        {
            Interlocked.Add(ref bytes, body.Length);
            grown(this);
        }
    }
}
