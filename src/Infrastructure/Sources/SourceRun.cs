namespace Reporting.Infrastructure.Sources;

/// <summary>The readings of a source for as long as this server has the right to them: cycle after cycle, and what is shown of them.</summary>
internal sealed class SourceRun
{
    private readonly SourceSession session;
    private readonly SourceLease lease;
    private readonly SourceServices services;
    private readonly SourceLog log;
    private readonly Action<SourceView> show;
    private readonly IReadOnlyList<CollectionReading> readings;
    private readonly SourceCycle cycle;
    private SavedSource saved;
    private DateTimeOffset? storedAsOf;
    private bool hasLooked;
    private int failures;

    public SourceRun(
        SourceSession session, SourceLease lease, SavedSource saved, IReadOnlyDictionary<string, CollectionState> states, SourceServices services, SourceLog log, Action<SourceView> show)
    {
        (this.session, this.lease, this.saved, this.services, this.log, this.show) = (session, lease, saved, services, log, show);
        storedAsOf = saved.AsOf;
        readings = [.. session.Settings.Collections.Select(collection => collection.Open(session, states.GetValueOrDefault(collection.Name, CollectionState.Unread)))];
        cycle = new SourceCycle(session, readings, services.Client);
        session.Advanced = reading => log.Advance(reading.Status);
        session.Lost = ForgetAsync;
    }

    /// <summary>Reads once.</summary>
    /// <returns>How long to wait before the next time.</returns>
    public async Task<TimeSpan> ReadAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var before = saved;
        Show(isReading: true);
        await lease.BeginAsync(saved.AsOf, cancellationToken);
        var pause = session.Settings.Interval;
        try
        {
            await cycle.RunAsync(lease.WasRequested, cancellationToken);
            failures = 0;
            var fault = cycle.Faults is { Count: > 0 } faults ? string.Join("; ", faults) : null;
            Conclude(fault);
        }
        catch (Exception exception) when (exception is ProductFailedException || SourceFaults.IsOfTable(exception))
        {
            failures++;
            pause = SourceFaults.PauseAfter(failures, pause);
            Conclude(SourceFaults.WordsOf(exception));
        }

        saved = saved with { NextAttemptAt = services.Clock.GetUtcNow() + pause };
        SourceInstruments.Record(session.Settings.Name, TimeProvider.System.GetElapsedTime(started), saved.Error is null);
        await SaveAsync(before, cancellationToken);
        hasLooked = true;
        Show(isReading: false);
        await lease.EndAsync(saved.AsOf, cancellationToken);
        return pause;
    }

    private async Task ForgetAsync(SourceCollection lost, CancellationToken cancellationToken)
    {
        foreach (var reading in readings)
        {
            await reading.ForgetAsync(lost, cancellationToken);
        }
    }

    private void Conclude(string? fault)
    {
        var now = services.Clock.GetUtcNow();
        saved = saved with
        {
            ProductVersion = session.ProductVersion is { Length: > 0 } version ? version : saved.ProductVersion,
            Generation = session.Schema is { } schema ? session.Settings.Product.NameGeneration(schema) : saved.Generation,
            AsOf = readings.Any(reading => reading.State.AsOf is null) ? saved.AsOf : readings.Min(reading => reading.State.AsOf),
            LastAttemptAt = now,
            LastSuccessAt = fault is null ? now : saved.LastSuccessAt,
            FailingSince = fault is null ? null : saved.FailingSince ?? now,
            Error = fault,
        };
        if (fault is null)
        {
            log.Succeed(readings.Sum(reading => reading.State.RecordsRead));
        }
        else
        {
            SourceInstruments.CountError(session.Settings.Name);
            log.Fail(fault, cause: null);
        }
    }

    /// <summary>Nothing is written of a cycle that found everything as it was, but that of the first of each day of UTC, so that the day is known to have been seen.</summary>
    private async Task SaveAsync(SavedSource before, CancellationToken cancellationToken)
    {
        var isNews = !string.Equals(before.Error, saved.Error, StringComparison.Ordinal)
            || !string.Equals(before.ProductVersion, saved.ProductVersion, StringComparison.Ordinal)
            || !string.Equals(before.Generation, saved.Generation, StringComparison.Ordinal);
        if (isNews || cycle.HasTaken || lease.WasRequested || saved.AsOf?.UtcDateTime.Date != storedAsOf?.UtcDateTime.Date)
        {
            await services.Store.SaveAsync(session.Instance.Id, session.Settings.Name, saved, cancellationToken);
            storedAsOf = saved.AsOf;
        }
    }

    private void Show(bool isReading)
        => show(new SourceView(saved, hasLooked, isReading, () => [.. readings.Where(reading => !reading.IsAbsent).Select(reading => reading.Status)]));
}
