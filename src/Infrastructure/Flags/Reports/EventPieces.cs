using Microsoft.EntityFrameworkCore;
using Reporting.Domain.Flags.Records;

namespace Reporting.Infrastructure.Flags.Reports;

/// <summary>
/// Reads a list of events in pieces that are bounded in rows and in letters: a statement ends with its piece, and a piece is all that
/// a list takes in memory. How many rows are asked for follows from how large those before were, so that little is read in vain.
/// </summary>
internal sealed class EventPieces
{
    private const int FirstRows = 250;
    private const int MostRows = 2_000;

    /// <summary>A piece ends with the event that reaches it.</summary>
    private const int MostLetters = 512 << 10;

    private int rows = FirstRows;

    public bool AtEnd { get; private set; }

    /// <summary>The last event of the last piece.</summary>
    public FlagEvent? Last { get; private set; }

    /// <param name="rest">What comes after <see cref="Last"/>, in the order of the list.</param>
    public async Task<IReadOnlyList<FlagEvent>> ReadAsync(IQueryable<FlagEvent> rest, CancellationToken cancellationToken)
    {
        var piece = new List<FlagEvent>();
        var letters = 0L;
        await foreach (var each in rest.Take(rows).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            piece.Add(each);
            letters += LettersOf(each);
            if (letters >= MostLetters)
            {
                break;
            }
        }

        AtEnd = letters < MostLetters && piece.Count < rows;
        Last = piece.Count > 0 ? piece[^1] : Last;
        rows = letters < MostLetters ? Math.Min(2 * rows, MostRows) : piece.Count;
        return piece;
    }

    private static int LettersOf(FlagEvent each) => (each.Data?.Text.Length ?? 0) + (each.PreData?.Text.Length ?? 0);
}
