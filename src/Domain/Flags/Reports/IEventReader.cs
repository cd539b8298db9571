using Reporting.Domain.Flags.Records;

namespace Reporting.Domain.Flags.Reports;

/// <summary>The events of one instance of flags.</summary>
public interface IEventReader
{
    /// <summary>Exactly how many events the filter lets through.</summary>
    Task<long> CountAsync(int instanceId, EventFilter filter, CancellationToken cancellationToken);

    /// <summary>A page of the events, newest first; of several at one time the greater id is the newer.</summary>
    /// <param name="total">Their count, which decides how they are best found.</param>
    /// <param name="maxBytes">The page ends early with the event that reaches it, counted in bytes of UTF-8 of what the events hold.</param>
    Task<IReadOnlyList<FlagEvent>> ReadPageAsync(
        int instanceId, EventFilter filter, PageSpan span, long total, long maxBytes, CancellationToken cancellationToken);

    /// <summary>
    /// All of the events in the same order, read in batches as they are taken; between two batches no connection to the database is in use.
    /// Events whose id is greater than every id at the beginning are left out.
    /// </summary>
    IAsyncEnumerable<FlagEvent> StreamAsync(int instanceId, EventFilter filter, long total, CancellationToken cancellationToken);

    /// <summary>Everybody who made an event, by id, ascending; events without an id of their maker are left out.</summary>
    Task<IReadOnlyList<EventCreator>> ReadCreatorsAsync(int instanceId, CancellationToken cancellationToken);

    /// <summary>The names of all environments, ascending.</summary>
    Task<IReadOnlyList<string>> ReadEnvironmentsAsync(int instanceId, CancellationToken cancellationToken);
}
