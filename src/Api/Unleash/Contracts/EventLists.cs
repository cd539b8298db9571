using System.ComponentModel.DataAnnotations;
using Reporting.Api.OpenApi;
using Reporting.Api.Unleash.Summaries;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Api.Unleash.Contracts;

/// <summary>Events, newest first.</summary>
[SchemaName("eventsSchema")]
internal sealed record EventsSchema
{
    public const int CurrentVersion = 1;

    /// <summary>The api version of this response. A natural increasing number. Only increases if format changes.</summary>
    [Range(CurrentVersion, CurrentVersion)]
    public required int Version { get; init; }

    /// <summary>The list of events.</summary>
    public required IReadOnlyList<EventSchema> Events { get; init; }

    /// <summary>The total count of events.</summary>
    public long TotalEvents { get; init; }

    public static EventsSchema Of(EventPage page)
        => new() { Version = CurrentVersion, Events = [.. page.Events.Select(EventSchema.Of)], TotalEvents = page.Total };
}

/// <summary>The events of one feature flag, newest first.</summary>
[SchemaName("featureEventsSchema")]
internal sealed record FeatureEventsSchema
{
    /// <summary>An API versioning number.</summary>
    public required int Version { get; init; }

    /// <summary>The name of the feature flag these events relate to.</summary>
    public string? ToggleName { get; init; }

    /// <summary>The list of events.</summary>
    public required IReadOnlyList<EventSchema> Events { get; init; }

    /// <summary>How many events there are for this feature flag.</summary>
    public long TotalEvents { get; init; }

    public static FeatureEventsSchema Of(string feature, EventPage page)
        => new() { Version = EventsSchema.CurrentVersion, ToggleName = feature, Events = [.. page.Events.Select(EventSchema.Of)], TotalEvents = page.Total };
}

/// <summary>The events that a search found, newest first.</summary>
[SchemaName("eventSearchResponseSchema")]
internal sealed record EventSearchResponseSchema
{
    /// <summary>The list of events.</summary>
    public required IReadOnlyList<EventSchema> Events { get; init; }

    /// <summary>The total count of events.</summary>
    public required long Total { get; init; }

    /// <param name="baseUrl">What links begin with.</param>
    public static EventSearchResponseSchema Of(EventPage page, string? baseUrl)
        => new() { Events = [.. page.Events.Select(each => EventSchema.WithSummary(each, baseUrl))], Total = page.Total };
}

/// <summary>Somebody who made an event.</summary>
[SchemaName("eventCreatorSchema")]
internal sealed record EventCreatorSchema
{
    /// <summary>The user id.</summary>
    public required long Id { get; init; }

    /// <summary>Name of the user.</summary>
    public required string Name { get; init; }

    public static IReadOnlyList<EventCreatorSchema> Of(EventCreators report)
        => [.. report.Creators.Select(creator => new EventCreatorSchema { Id = creator.Id, Name = EventSummary.NameOf(creator) })];
}
