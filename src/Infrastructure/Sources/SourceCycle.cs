namespace Reporting.Infrastructure.Sources;

/// <summary>Reads a source once, so that what is kept of it is what its product had at one moment.</summary>
internal sealed class SourceCycle(SourceSession session, IReadOnlyList<CollectionReading> readings, HttpClient client)
{
    private static readonly TimeSpan BetweenReconciliations = TimeSpan.FromHours(1);

    /// <summary>A product that does not tell its version may hang until the question ends, which no change should wait for each time.</summary>
    private static readonly TimeSpan BetweenQuestionsOfVersion = TimeSpan.FromMinutes(1);

    private DateTimeOffset? reconciledAt;
    private DateTimeOffset? askedVersionAt;
    private bool isSchemaStale = true;

    /// <summary>Whether the last run took anything in.</summary>
    public bool HasTaken { get; private set; }

    /// <summary>Why collections can't be read, each in words; empty when all can.</summary>
    public IReadOnlyList<string> Faults => [.. readings.Where(reading => reading.Fault is not null).Select(reading => $"{reading.Collection.Name}: {reading.Fault}")];

    /// <param name="isAsked">Whether somebody asked for it, and wants all to be looked at.</param>
    /// <returns>The moment up to which the readable collections are complete now.</returns>
    public async Task<DateTimeOffset> RunAsync(bool isAsked, CancellationToken cancellationToken)
    {
        HasTaken = false;
        var reconciles = isAsked || reconciledAt is not { } last || session.Clock.GetUtcNow() - last >= BetweenReconciliations;
        var wasDue = reconciles;
        await LookAtProductAsync(isSchemaStale || reconciles, cancellationToken);
        DateTimeOffset moment;
        bool isDone;
        do
        {
            await CatchUpAsync(cancellationToken);
            moment = session.Clock.GetUtcNow();
            (isDone, var wasRead) = await ReadMomentAsync(reconciles, cancellationToken);
            reconciles &= !wasRead;
        }
        while (!isDone);

        foreach (var reading in readings.Where(reading => reading.Fault is null))
        {
            reading.HoldsUpTo(moment);
        }

        reconciledAt = wasDue ? moment : reconciledAt;
        return moment;
    }

    private async Task LookAtProductAsync(bool isSchemaDue, CancellationToken cancellationToken)
    {
        if (isSchemaDue || readings.Any(reading => reading.Fault is not null))
        {
            await LookAtSchemaAsync(cancellationToken);
        }
        else if (session.ProductVersion.Length == 0 && (askedVersionAt is not { } last || session.Clock.GetUtcNow() - last >= BetweenQuestionsOfVersion))
        {
            await LearnVersionAsync(cancellationToken);
        }
    }

    private async Task LookAtSchemaAsync(CancellationToken cancellationToken)
    {
        var product = session.Settings.Product;
        session.Schema = await session.Product.ReadAsync(connection => SourceSchema.ReadAsync(connection, session.Settings, cancellationToken), cancellationToken);
        foreach (var reading in readings)
        {
            var needed = reading.Collection.TablesOf(session.Schema);
            var tables = product.Tables.Where(table => needed.Contains(table.Name, StringComparer.Ordinal)).ToList();
            reading.IsAbsent = tables.Exists(table => table.IsOptional && !session.Schema.Offers(table.Name));
            reading.Fault = reading.IsAbsent ? null : tables.Select(session.Schema.FindFault).FirstOrDefault(fault => fault is not null);
        }

        isSchemaStale = false;
        await LearnVersionAsync(cancellationToken);
    }

    private async Task LearnVersionAsync(CancellationToken cancellationToken)
    {
        askedVersionAt = session.Clock.GetUtcNow();
        session.ProductVersion = session.Settings.ProductVersion
            ?? await session.Settings.Product.AskVersionAsync(session.Settings, client, cancellationToken)
            ?? session.ProductVersion;
    }

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await using var rollUp = new RollUpAside(session, cancellationToken);
        foreach (var reading in Readable.Where(reading => reading.IsBehind))
        {
            HasTaken = true;
            await GuardAsync(reading, () => reading.CatchUpAsync(rollUp, cancellationToken), exception => exception is ProductFailedException or InvalidCastException or System.Text.Json.JsonException);
        }
    }

    /// <returns>Whether there is nothing left that was there at the moment, and whether every table was read.</returns>
    private async Task<(bool IsDone, bool WasRead)> ReadMomentAsync(bool reconciles, CancellationToken cancellationToken)
    {
        var takes = await session.Product.ReadAsync(
            async connection =>
            {
                List<(CollectionReading Reading, Func<CancellationToken, Task> Take)> found = [];
                foreach (var reading in Readable)
                {
                    if (!await GuardAsync(reading, async () => found.AddRange((await reading.ReadAsync(connection, reconciles, cancellationToken)).Select(take => (reading, take))), _ => true))
                    {
                        return null;
                    }
                }

                return found;
            },
            cancellationToken);
        foreach (var (_, take) in takes ?? [])
        {
            HasTaken = true;
            await take(cancellationToken);
        }

        // Where a table could not be read, the transaction that it ended is begun again without it.
        return (takes is not null && !Readable.Any(reading => reading.IsBehind), takes is not null);
    }

    private IEnumerable<CollectionReading> Readable => readings.Where(reading => reading.IsReadable);

    /// <returns>Whether it went well; where it did not, the collection is left alone until the next cycle.</returns>
    private async Task<bool> GuardAsync(CollectionReading reading, Func<Task> read, Func<Exception, bool> isOfProduct)
    {
        try
        {
            await read();
            return true;
        }
        catch (Exception exception) when (isOfProduct(exception) && SourceFaults.IsOfTable(exception))
        {
            reading.Fault = SourceFaults.WordsOf(exception);
            isSchemaStale = true;
            return false;
        }
    }
}
