using Microsoft.Extensions.Options;
using Reporting.Application.Access;
using Reporting.Application.Fairness;

namespace Reporting.Infrastructure.Persistence;

/// <summary>
/// Turns of streamed lists at reading a batch: however many lists are sent at once, reports find connections and processors, and nobody's list waits
/// for more than a batch of each of another's.
/// </summary>
internal sealed class StreamReads(IOptions<DatabaseOptions> options)
{
    private readonly FairConcurrency turns = new(options.Value.StreamReads, options.Value.StreamReads);

    public async Task<T> ReadAsync<T>(RequestActor actor, Func<Task<T>> read, CancellationToken cancellationToken)
    {
        using var turn = await turns.TakeAsync(actor.Owner, cancellationToken);
        return await read();
    }
}
