using System.Runtime.CompilerServices;
using MediatR;
using Reporting.Application.Flags.Events;
using Reporting.Domain.Flags.Records;

namespace Reporting.Api.Unleash.Results;

/// <summary>Where the events of a whole list come from: the report itself where it holds them, else the database, while they are taken.</summary>
internal sealed class EventSource(HttpContext http, GetAllEventsQuery query)
{
    public async IAsyncEnumerable<FlagEvent> ReadAsync(EventList list, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = list.Events?.ToAsyncEnumerable()
            ?? await http.RequestServices.GetRequiredService<IMediator>().Send(new StreamEventsQuery(query.InstanceId, query.Filter, list.Total), cancellationToken);
        await foreach (var each in events.WithCancellation(cancellationToken))
        {
            yield return each;
        }
    }
}
