using Reporting.Domain.Access;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Events;

/// <summary>Events as an instance shows them: with people as it shows them, and found by what it shows.</summary>
internal sealed class EventMask(UserMask mask) : EventPersons
{
    /// <summary>No event has it.</summary>
    private const long Nobody = long.MinValue;

    public IReadOnlyList<FlagEvent> Apply(IReadOnlyList<FlagEvent> events) => mask.ShowsNames ? events : [.. events.Select(Rewrite)];

    public IAsyncEnumerable<FlagEvent> Apply(IAsyncEnumerable<FlagEvent> events) => mask.ShowsNames ? events : events.Select(Rewrite);

    public IReadOnlyList<EventCreator> Apply(IReadOnlyList<EventCreator> creators) => mask switch
    {
        { ShowsNames: true } => creators,
        { ListsUsers: false } => [],
        _ => [.. creators.Select(Mask).OrderBy(creator => creator.Id)],
    };

    /// <summary>The filter of the stored events. A text is looked for in what is no person's: else whoever guesses a name could see where it is.</summary>
    public async Task<EventFilter> ApplyAsync(EventFilter filter, int instanceId, IEventReader events, CancellationToken cancellationToken)
    {
        if (mask.ShowsNames)
        {
            return filter;
        }

        var plain = filter.Text is { } text ? filter with { Text = null, Subject = text } : filter;
        if (plain.CreatorIds.Count == 0)
        {
            return plain;
        }

        var creators = await events.ReadCreatorsAsync(instanceId, cancellationToken);
        IReadOnlyList<long> meant = mask.ListsUsers ? [.. creators.Select(creator => creator.Id).Where(id => plain.CreatorIds.Contains(mask.IdOf(id)))] : [.. plain.CreatorIds.Where(id => id <= 0)];
        return plain with { CreatorIds = meant.Count == 0 ? [Nobody] : meant };
    }

    protected override string NameOf(long? id, string name) => mask.NameOf(id, name);

    protected override long? IdOf(long id) => mask.ListsUsers || id <= 0 ? mask.IdOf(id) : null;

    protected override string? AddressOf(FlagEvent each, string ip) => null;

    private EventCreator Mask(EventCreator creator)
        => new(mask.IdOf(creator.Id), creator.UserName is { } name ? mask.NameOf(creator.Id, name) : null, mask.NameOf(creator.Id, creator.SignedAs));
}
