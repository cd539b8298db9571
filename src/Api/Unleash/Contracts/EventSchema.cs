using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Reporting.Api.OpenApi;
using Reporting.Api.Unleash.Summaries;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Ingestion;

namespace Reporting.Api.Unleash.Contracts;

/// <summary>An event describing something happening in the system.</summary>
[SchemaName("eventSchema")]
internal sealed record EventSchema
{
    /// <summary>The ID of the event. An increasing natural number.</summary>
    [Range(1, long.MaxValue)]
    public required long Id { get; init; }

    /// <summary>What type of event this is.</summary>
    [ValuesOf<EventTypes>]
    public required string Type { get; init; }

    /// <summary>Which user created this event.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>The time the event happened as a RFC 3339-conformant timestamp.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The id of the user that created this event.</summary>
    public long? CreatedByUserId { get; init; }

    /// <summary>Extra associated data related to the event, such as feature flag state, segment configuration, etc., if applicable.</summary>
    public RawJson? Data { get; init; }

    /// <summary>Data relating to the previous state of the event's subject.</summary>
    public RawJson? PreData { get; init; }

    /// <summary>Any tags related to the event, if applicable.</summary>
    public IReadOnlyList<RawJson> Tags { get; init; } = [];

    /// <summary>The name of the feature flag the event relates to, if applicable.</summary>
    public string? FeatureName { get; init; }

    /// <summary>The project the event relates to, if applicable.</summary>
    public string? Project { get; init; }

    /// <summary>The feature flag environment the event relates to, if applicable.</summary>
    public string? Environment { get; init; }

    /// <summary>What kind of group the event belongs to, left out when it belongs to none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? GroupType { get; init; }

    /// <summary>The group that the event belongs to, left out when it belongs to none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? GroupId { get; init; }

    /// <summary>Where the request came from, told by searches alone and where it is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Ip { get; init; }

    /// <summary>The concise, human-readable name of the event, told by searches alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Label { get; init; }

    /// <summary>A markdown-formatted summary of the event, told by searches alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Summary { get; init; }

    public static EventSchema Of(FlagEvent each) => new()
    {
        Id = each.Id,
        Type = each.Type,
        CreatedBy = each.CreatedBy,
        CreatedAt = each.CreatedAt,
        CreatedByUserId = each.CreatedByUserId,
        Data = each.Data,
        PreData = each.PreData,
        Tags = each.Tags ?? [],
        FeatureName = each.FeatureName,
        Project = each.Project,
        Environment = each.Environment,
        GroupType = each.GroupType,
        GroupId = each.GroupId,
    };

    /// <param name="baseUrl">What links begin with.</param>
    public static EventSchema WithSummary(FlagEvent each, string? baseUrl)
    {
        var (label, summary) = EventSummary.Of(each, baseUrl);
        return Of(each) with { Ip = each.Ip, Label = label, Summary = summary };
    }
}
