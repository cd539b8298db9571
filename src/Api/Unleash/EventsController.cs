using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Answers;
using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Api.Limits;
using Reporting.Api.Unleash.Contracts;
using Reporting.Api.Unleash.Parameters;
using Reporting.Api.Unleash.Results;
using Reporting.Application.Flags.Events;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Api.Unleash;

/// <summary>What happened in the instance.</summary>
[ApiController]
[SpeaksUnleash]
[RequireRole(TokenRole.Admin, TokenRole.Auditor, TokenRole.Member)]
[Tags("Events")]
[Route("api/admin")]
internal sealed class EventsController : ControllerBase
{
    /// <summary>Get the most recent events from the instance or all events related to a project.</summary>
    [HttpGet("events", Name = "getEvents")]
    [RequireRole(TokenRole.Admin, TokenRole.Auditor)]
    [Deprecated]
    [ProducesResponseType<EventsSchema>(StatusCodes.Status200OK)]
    [ResponseExample(UnleashExamples.Events)]
    public IActionResult GetEvents([BoundBy<EventsBinder>] GetEventsQuery query)
        => new ReportResult<EventPage, EventsSchema>(query, EventsSchema.Of, NextPage.HeadersOf(query));

    [HttpGet("events")]
    [RequestTimeout(RequestTimeouts.Transfer)]
    [WithoutPaging(Of = "project")]
    [RequireRole(TokenRole.Admin, TokenRole.Auditor)]
    [ApiExplorerSettings(IgnoreApi = true)]
    public IActionResult GetAllEvents([BoundBy<AllEventsBinder>] GetAllEventsQuery query)
        => new EventListResult(query);

    /// <summary>Get all events related to the specified feature flag.</summary>
    [HttpGet("events/{featureName}", Name = "getEventsForToggle")]
    [Deprecated]
    [ProducesResponseType<FeatureEventsSchema>(StatusCodes.Status200OK)]
    [ResponseExample(UnleashExamples.FeatureEvents)]
    public IActionResult GetFeatureEvents([BoundBy<FeatureEventsBinder>] GetEventsQuery query)
        => new ReportResult<EventPage, FeatureEventsSchema>(query, page => FeatureEventsSchema.Of(query.Filter.Features[0], page), NextPage.HeadersOf(query));

    [HttpGet("events/{featureName}")]
    [RequestTimeout(RequestTimeouts.Transfer)]
    [WithoutPaging]
    [ApiExplorerSettings(IgnoreApi = true)]
    public IActionResult GetAllFeatureEvents([BoundBy<AllFeatureEventsBinder>] GetAllEventsQuery query)
        => new EventListResult(query, query.Filter.Features[0]);

    /// <summary>Search for events.</summary>
    [HttpGet("search/events", Name = "searchEvents")]
    [ProducesResponseType<EventSearchResponseSchema>(StatusCodes.Status200OK)]
    [ResponseExample(UnleashExamples.SearchedEvents)]
    public IActionResult SearchEvents([BoundBy<SearchEventsBinder>] GetEventsQuery query)
        => new ReportResult<EventPage, EventSearchResponseSchema>(query, page => EventSearchResponseSchema.Of(page, query.BaseUrl), NextPage.HeadersOf(query));

    /// <summary>Get every event that a search finds, as CSV.</summary>
    [HttpGet("search/events/csv", Name = "searchEventsCsv")]
    [RequestTimeout(RequestTimeouts.Transfer)]
    [ProducesResponseType<string>(StatusCodes.Status200OK, EventTableResult.ContentType)]
    [ResponseExample(Csv = UnleashExamples.EventTable)]
    public IActionResult ExportEvents([BoundBy<ExportEventsBinder>] GetAllEventsQuery query)
        => new EventTableResult(query);

    /// <summary>Get a list of all users that have created events.</summary>
    [HttpGet("event-creators", Name = "getEventCreators")]
    [ProducesResponseType<IReadOnlyList<EventCreatorSchema>>(StatusCodes.Status200OK)]
    [ResponseExample(UnleashExamples.EventCreators)]
    public IActionResult GetEventCreators([BoundBy<EventCreatorsBinder>] GetEventCreatorsQuery query)
        => new ReportResult<EventCreators, IReadOnlyList<EventCreatorSchema>>(query, EventCreatorSchema.Of);
}
