using System.Runtime.CompilerServices;

namespace Reporting.Infrastructure.Sources;

/// <summary>The rows of one merge while a table is caught up with, and how far they reach.</summary>
internal sealed class CatchUpBatch<TRecord>(PagesAhead<TRecord> pages, Position from)
    where TRecord : class
{
    private readonly TaskCompletionSource isRead = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Position Reached { get; private set; } = from;

    /// <summary>The last page that has rows, of this batch or of those before.</summary>
    public List<TableRow<TRecord>> Last { get; private set; } = [];

    /// <summary>The id before that page.</summary>
    public long? BeforeLast { get; private set; }

    public long Count { get; private set; }

    public bool IsAtEnd { get; private set; }

    /// <summary>Ends once the rows have been read.</summary>
    public Task IsRead => isRead.Task;

    /// <summary>The batch after this one, which has been read.</summary>
    public CatchUpBatch<TRecord> Next() => new(pages, Reached) { Last = Last, BeforeLast = BeforeLast };

    public async IAsyncEnumerable<SourceRow<TRecord>> RowsAsync(long max, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in pages.RowsAsync(Take, max, cancellationToken))
        {
            yield return row;
        }

        isRead.SetResult();
    }

    private void Take(List<TableRow<TRecord>> page)
    {
        if (page.Count > 0)
        {
            (Last, BeforeLast, Reached) = (page, Reached.Id, page[^1].At);
        }

        Count += page.Count;
        IsAtEnd = page.Count < ProductDatabase.PageRows;
    }
}
