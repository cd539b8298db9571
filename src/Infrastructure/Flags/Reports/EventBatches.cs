using Microsoft.EntityFrameworkCore;
using Reporting.Domain.Flags.Records;

namespace Reporting.Infrastructure.Flags.Reports;

/// <summary>
/// Reads a list of events in batches that are bounded in rows and in letters: a statement ends with its batch, and a batch is all that
/// a list takes in memory. How many rows are asked for follows from how large those before were, so that little is read in vain.
/// </summary>
internal sealed class EventBatches
{
    private const int FirstRows = 250;
    private const int MaxRows = 2_000;

    /// <summary>A batch ends with the event that reaches it.</summary>
    private const int MaxLetters = 512 << 10;

    private int rows = FirstRows;

    public bool AtEnd { get; private set; }

    /// <summary>The last event of the last batch.</summary>
    public FlagEvent? Last { get; private set; }

    /// <param name="rest">What comes after <see cref="Last"/>, in the order of the list.</param>
    public async Task<IReadOnlyList<FlagEvent>> ReadAsync(IQueryable<FlagEvent> rest, CancellationToken cancellationToken)
    {
        var batch = new List<FlagEvent>();
        var letters = 0L;
        await foreach (var each in rest.Take(rows).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            batch.Add(each);
            letters += EventSize.LettersOf(each);
            if (letters >= MaxLetters)
            {
                break;
            }
        }

        AtEnd = letters < MaxLetters && batch.Count < rows;
        Last = batch.Count > 0 ? batch[^1] : Last;
        rows = letters < MaxLetters ? Math.Min(2 * rows, MaxRows) : batch.Count;
        return batch;
    }
}
