using System.Diagnostics;
using Reporting.Demo;
using Reporting.Testing;

namespace Reporting.Bench.Size;

/// <summary>The records of one request to one collection, by the number of the request.</summary>
internal sealed record Batch(string Collection, int Request, Func<Action, Stream> Open)
{
    public static Batch Of<TRecord>(string collection, int request, IEnumerable<TRecord> records)
        where TRecord : class
        => new(collection, request, written => new RecordStream<TRecord>(records, written));

    /// <summary>Writes the body to a file, so that making it is no part of a request.</summary>
    public async Task<BatchFile> WriteAsync(CancellationToken cancellationToken)
    {
        var (rows, started) = (0, Stopwatch.GetTimestamp());
        var path = ScratchDirectory.Next("batch");
        await using (var body = Open(() => rows++))
        await using (var file = File.Create(path, bufferSize: 256 << 10))
        {
            await body.CopyToAsync(file, cancellationToken);
        }

        return new BatchFile(this, path, rows, Stopwatch.GetElapsedTime(started));
    }
}

internal sealed record BatchFile(Batch Batch, string Path, int Rows, TimeSpan MakingTook) : IDisposable
{
    public void Dispose() => File.Delete(Path);
}
