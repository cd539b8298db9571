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
    /// Returns when a reading has ended that was asked for before it began. A server shows that it reads before it takes over who has
    /// asked: one that is still seen at rest will read for this request, and one that is seen reading is asked again when it has ended.
    /// </summary>
    /// <exception cref="SourceFailedException">No server reads the source any more.</exception>
    public async Task AwaitAsync(CancellationToken cancellationToken)
    {
        SharedProgress asked;
        do
        {
            await ask(cancellationToken);
            asked = await LookAsync(0, cancellationToken);
            for (var now = asked; !HasEnded(asked, now); now = await LookAsync(asked.Reading, cancellationToken))
            {
                await wait(cancellationToken);
            }
        }
        while (asked.IsReading);
    }

    private static bool HasEnded(SharedProgress asked, SharedProgress now)
    {
        var awaited = asked.IsReading ? asked.Reading : asked.Reading + 1;
        return now.Reading > awaited || (now.Reading == awaited && !now.IsReading);
    }

    /// <param name="least">The number of a reading that was seen already: a lower one is that of a server that has just begun.</param>
    private async Task<SharedProgress> LookAsync(long least, CancellationToken cancellationToken)
        => await look(cancellationToken) is { } seen && seen.Reading >= least
            ? seen
            : throw new SourceFailedException("The server that read the source has stopped; try again.");
}
