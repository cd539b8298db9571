using MediatR;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Answers;
using Reporting.Api.Dialects;
using Reporting.Api.Documents;
using Reporting.Api.Limits;
using Reporting.Api.Unleash.Contracts;
using Reporting.Api.Unleash.Parameters;
using Reporting.Api.Unleash.Results;
using Reporting.Application.Flags.Events;
using Reporting.Domain.Access;

namespace Reporting.Api.Unleash;

/// <summary>What happened in the instance.</summary>
[ApiController]
[SpeaksUnleash]
[Needs(TokenRole.Admin, TokenRole.Auditor, TokenRole.Member)]
[Tags("Events")]
[Route("api/admin")]
internal sealed class EventsController(IMediator mediator) : ControllerBase
{
    /// <summary>Get the most recent events from the instance or all events related to a project.</summary>
    [HttpGet("events", Name = "getEvents")]
    [Needs(TokenRole.Admin, TokenRole.Auditor)]
    [Outdated]
    [ProducesResponseType<EventsSchema>(StatusCodes.Status200OK)]
    [AnswersLike(UnleashExamples.Events)]
    public async Task<IActionResult> GetEvents([BoundBy<EventsBinder>] GetEventsQuery query, CancellationToken cancellationToken)
    {
        var page = await mediator.Send(query, cancellationToken);
        return new ReportResult<EventsSchema>(page, () => EventsSchema.Of(page));
    }

    [HttpGet("events")]
    [RequestTimeout(RequestTimeouts.Transfer)]
    [WithoutPaging(Of = "project")]
    [Needs(TokenRole.Admin, TokenRole.Auditor)]
    [ApiExplorerSettings(IgnoreApi = true)]
    public async Task<IActionResult> GetAllEvents([BoundBy<AllEventsBinder>] GetAllEventsQuery query, CancellationToken cancellationToken)
        => new EventListResult(await mediator.Send(query, cancellationToken));

    /// <summary>Get all events related to the specified feature flag.</summary>
    [HttpGet("events/{featureName}", Name = "getEventsForToggle")]
    [Outdated]
    [ProducesResponseType<FeatureEventsSchema>(StatusCodes.Status200OK)]
    [AnswersLike(UnleashExamples.FeatureEvents)]
    public async Task<IActionResult> GetFeatureEvents([BoundBy<FeatureEventsBinder>] GetEventsQuery query, CancellationToken cancellationToken)
    {
        var page = await mediator.Send(query, cancellationToken);
        return new ReportResult<FeatureEventsSchema>(page, () => FeatureEventsSchema.Of(query.Filter.Features[0], page));
    }

    [HttpGet("events/{featureName}")]
    [RequestTimeout(RequestTimeouts.Transfer)]
    [WithoutPaging]
    [ApiExplorerSettings(IgnoreApi = true)]
    public async Task<IActionResult> GetAllFeatureEvents([BoundBy<AllFeatureEventsBinder>] GetAllEventsQuery query, CancellationToken cancellationToken)
        => new EventListResult(await mediator.Send(query, cancellationToken), query.Filter.Features[0]);

    /// <summary>Search for events.</summary>
    [HttpGet("search/events", Name = "searchEvents")]
    [ProducesResponseType<EventSearchResponseSchema>(StatusCodes.Status200OK)]
    [AnswersLike(UnleashExamples.SearchedEvents)]
    public async Task<IActionResult> SearchEvents([BoundBy<SearchEventsBinder>] SearchEventsQuery query, CancellationToken cancellationToken)
    {
        var page = await mediator.Send(query, cancellationToken);
        return new ReportResult<EventSearchResponseSchema>(page, () => EventSearchResponseSchema.Of(page, query.Instance.BaseUrl));
    }

    /// <summary>Get every event that a search finds, as CSV.</summary>
    [HttpGet("search/events/csv", Name = "searchEventsCsv")]
    [RequestTimeout(RequestTimeouts.Transfer)]
    [ProducesResponseType<string>(StatusCodes.Status200OK, EventTableResult.ContentType)]
    [AnswersLike(Csv = UnleashExamples.EventTable)]
    public async Task<IActionResult> ExportEvents([BoundBy<ExportEventsBinder>] GetAllEventsQuery query, CancellationToken cancellationToken)
        => new EventTableResult(await mediator.Send(query, cancellationToken), query.Instance.BaseUrl);

    /// <summary>Get a list of all users that have created events.</summary>
    [HttpGet("event-creators", Name = "getEventCreators")]
    [ProducesResponseType<IReadOnlyList<EventCreatorSchema>>(StatusCodes.Status200OK)]
    [AnswersLike(UnleashExamples.EventCreators)]
    public async Task<IActionResult> GetEventCreators([BoundBy<EventCreatorsBinder>] GetEventCreatorsQuery query, CancellationToken cancellationToken)
    {
        var creators = await mediator.Send(query, cancellationToken);
        return new ReportResult<IReadOnlyList<EventCreatorSchema>>(creators, () => EventCreatorSchema.Of(creators));
    }
}
