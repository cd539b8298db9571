using System.Globalization;
using Reporting.Application.Flags.Events;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Api.Unleash.Results;

/// <summary>Says where the next page begins, where a page ended before its limit because its events are large.</summary>
internal static class NextPage
{
    public const string Header = "X-Reporting-Next-Offset";

    public static Action<HttpResponse, EventPage> HeadersOf(GetEventsQuery query) => (response, page) =>
    {
        var next = query.Span.Offset + page.Events.Count;
        if (page.Events.Count < query.Span.Limit && next < page.Total)
        {
            response.Headers[Header] = next.ToString(CultureInfo.InvariantCulture);
        }
    };
}
