using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Reporting.Application.Access;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;
using Reporting.Infrastructure.Access;
using Reporting.Infrastructure.Flags.Tables;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Reports;

internal sealed class EventReader(ReportingDbContext context, StreamReads reads, RequestActor actor) : IEventReader
{
    private const string Events = "events";

    /// <summary>The size of everything beside texts in an event, with the names of its fields.</summary>
    private const int FixedBytes = 400;

    public Task<long> CountAsync(int instanceId, EventFilter filter, CancellationToken cancellationToken) => filter switch
    {
        { IsEverything: true } => CountAllAsync(instanceId, cancellationToken),
        { IsCountedByDays: true } => context.Set<EventDay>().Of(instanceId, filter).SumAsync(day => day.Events, cancellationToken),
        _ => context.Matching(instanceId, filter, EventSearch.ByIndex).LongCountAsync(cancellationToken),
    };

    public async Task<IReadOnlyList<FlagEvent>> ReadPageAsync(int instanceId, EventFilter filter, PageSpan span, long total, long maxBytes, CancellationToken cancellationToken)
    {
        var newest = Newest(context.Matching(instanceId, filter, EventSearch.For(total)));
        var page = new List<FlagEvent>();
        var bytes = 0L;
        await foreach (var each in newest.Skip((int)Math.Min(span.Offset, int.MaxValue)).Take(span.Limit).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            page.Add(each);
            bytes += FixedBytes + EventSize.BytesOf(each);
            if (bytes >= maxBytes)
            {
                break;
            }
        }

        return page;
    }

    public async IAsyncEnumerable<FlagEvent> StreamAsync(
        int instanceId,
        EventFilter filter,
        long total,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var all = context.Matching(instanceId, filter, EventSearch.For(total));
        var newestId = await NewestIdAsync(instanceId, cancellationToken);
        var batches = new EventBatches();
        while (!batches.AtEnd)
        {
            var rest = batches.Last is { } last ? all.Before(last) : all;
            foreach (var each in await reads.ReadAsync(actor, () => batches.ReadAsync(Newest(rest), cancellationToken), cancellationToken))
            {
                if (each.Id <= newestId)
                {
                    yield return each;
                }
            }
        }
    }

    public async Task<IReadOnlyList<EventCreator>> ReadCreatorsAsync(int instanceId, CancellationToken cancellationToken)
    {
        var rows = await context.QueryAsync<EventCreatorRow>("event_creators.sql", instanceId, [], cancellationToken);
        return [.. rows.Select(row => new EventCreator(row.Id, row.UserName, row.SignedAs))];
    }

    public async Task<IReadOnlyList<string>> ReadEnvironmentsAsync(int instanceId, CancellationToken cancellationToken)
        => await context.Set<FlagEnvironment>()
            .Where(each => EF.Property<int>(each, RecordAnnotations.InstanceId) == instanceId)
            .OrderBy(each => each.Name)
            .Select(each => each.Name)
            .ToListAsync(cancellationToken);

    /// <summary>As many as were received.</summary>
    private Task<long> CountAllAsync(int instanceId, CancellationToken cancellationToken)
        => context.Set<CollectionEntity>()
            .Where(kept => kept.InstanceId == instanceId && kept.Collection == Events)
            .SumAsync(kept => kept.Records, cancellationToken);

    /// <summary>Ids grow as events happen: a greater one came in later.</summary>
    private Task<long> NewestIdAsync(int instanceId, CancellationToken cancellationToken)
        => context.Set<FlagEvent>()
            .Where(each => EF.Property<int>(each, RecordAnnotations.InstanceId) == instanceId)
            .OrderByDescending(each => each.Id)
            .Select(each => each.Id)
            .FirstOrDefaultAsync(cancellationToken);

    private static IQueryable<FlagEvent> Newest(IQueryable<FlagEvent> events)
        => events
            .OrderByDescending(each => each.CreatedAt)
            .ThenByDescending(each => each.Id);
}
