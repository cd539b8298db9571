using Reporting.Domain.Sources;

namespace Reporting.Infrastructure.Sources;

/// <summary>Has the server that reads a source read it now, from a server that does not.</summary>
/// <param name="look">How far that server is; null when none reads the source.</param>
/// <param name="ask">Asks it to read now.</param>
/// <param name="wait">Passes the time between two looks.</param>
internal sealed class RequestedReading(
    Func<CancellationToken, Task<SharedProgress?>> look, Func<CancellationToken, Task> ask, Func<CancellationToken, Task> wait)
{
    /// <summary>
    /// Returns when a reading has ended that was asked for and began after this was called. A request can be taken for the reading that
    /// had just begun: a server that stays at rest is asked again.
    /// </summary>
    /// <exception cref="SourceFailedException">No server reads the source any more.</exception>
    public async Task AwaitAsync(CancellationToken cancellationToken)
    {
        var before = await LookAsync(0, cancellationToken);
        await ask(cancellationToken);
        var now = await LookAsync(before.Reading, cancellationToken);
        while (now.LastRequested <= before.Reading)
        {
            await wait(cancellationToken);
            var next = await LookAsync(now.Reading, cancellationToken);
            if (next == now && !next.IsReading)
            {
                await ask(cancellationToken);
            }

            now = next;
        }
    }

    /// <param name="minReading">The number of a reading that was seen already: a lower one is that of a server that has just begun.</param>
    private async Task<SharedProgress> LookAsync(long minReading, CancellationToken cancellationToken)
        => await look(cancellationToken) is { } seen && seen.Reading >= minReading
            ? seen
            : throw new SourceFailedException("The server that read the source has stopped; try again.");
}
