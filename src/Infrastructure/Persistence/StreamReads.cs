using Microsoft.Extensions.Options;

namespace Reporting.Infrastructure.Persistence;

/// <summary>Turns of streamed lists at reading a batch: however many lists are sent at once, reports find connections and processors.</summary>
internal sealed class StreamReads(IOptions<DatabaseOptions> options) : IDisposable
{
    private readonly SemaphoreSlim slots = new(options.Value.StreamReads);

    public async Task<T> ReadAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        try
        {
            return await read();
        }
        finally
        {
            slots.Release();
        }
    }

    public void Dispose() => slots.Dispose();
}
