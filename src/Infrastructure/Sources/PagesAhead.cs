using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Reporting.Infrastructure.Sources;

/// <summary>The pages of a table, one after the other; the next few are read while those before are taken in.</summary>
internal sealed class PagesAhead<TRecord> : IAsyncDisposable
    where TRecord : class
{
    /// <summary>How many pages may wait in memory.</summary>
    private const int MaxWaiting = 4;

    private readonly Channel<List<TableRow<TRecord>>> waiting =
        Channel.CreateBounded<List<TableRow<TRecord>>>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true, SingleWriter = true });

    private readonly CancellationTokenSource stop;
    private readonly Task reading;

    public PagesAhead(FollowedTable<TRecord> table, Position from, CancellationToken cancellationToken)
    {
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        reading = ReadAsync(table, from);
    }

    /// <summary>The next page; the last one has fewer rows than a page may have.</summary>
    public async Task<List<TableRow<TRecord>>> NextAsync(CancellationToken cancellationToken)
    {
        // What keeps the pages from being read is thrown here as it was.
        await waiting.Reader.WaitToReadAsync(cancellationToken);
        return await waiting.Reader.ReadAsync(cancellationToken);
    }

    /// <summary>The rows of the next pages, until there are so many of them or none is left.</summary>
    public async IAsyncEnumerable<SourceRow<TRecord>> RowsAsync(
        Action<List<TableRow<TRecord>>> onPage, long max, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isLast = false;
        for (var taken = 0L; !isLast && taken < max;)
        {
            var page = await NextAsync(cancellationToken);
            onPage(page);
            taken += page.Count;
            isLast = page.Count < ProductDatabase.PageRows;
            foreach (var row in page)
            {
                yield return row.Row;
            }
        }
    }

    /// <summary>Returns when the product is asked for nothing any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await reading;
        stop.Dispose();
    }

    private async Task ReadAsync(FollowedTable<TRecord> table, Position from)
    {
        try
        {
            List<TableRow<TRecord>> page;
            do
            {
                page = await table.ReadPageAsync(from, stop.Token);
                from = page.Count > 0 ? page[^1].At : from;
                await waiting.Writer.WriteAsync(page, stop.Token);
            }
            while (page.Count == ProductDatabase.PageRows);
            waiting.Writer.Complete();
        }
        catch (Exception exception)
        {
            waiting.Writer.Complete(exception);
        }
    }
}
