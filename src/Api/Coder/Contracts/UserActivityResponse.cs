using System.Text.Json.Serialization;
using AutoMapper;
using Reporting.Api.Answers;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Api.Coder.Contracts;

internal sealed record UserActivityResponse : ITabular
{
    [JsonPropertyName("report")]
    public required UserActivityInsights Report { get; init; }

    public CsvTable ToTable() => CsvTable.Of(
        Report.Users,
        new("user_id", user => user.UserId),
        new("username", user => user.Username),
        new("avatar_url", user => user.AvatarUrl),
        new("seconds", user => user.Seconds),
        new("template_ids", user => user.TemplateIds));
}

/// <summary>How long each user worked in the window.</summary>
internal sealed record UserActivityInsights
{
    [JsonPropertyName("start_time")]
    public required DateTimeOffset WindowStart { get; init; }

    [JsonPropertyName("end_time")]
    public required DateTimeOffset WindowEnd { get; init; }

    [JsonPropertyName("template_ids")]
    public required IReadOnlyList<Guid> TemplateIds { get; init; }

    [JsonPropertyName("users")]
    public required IReadOnlyList<UserActivityEntry> Users { get; init; }
}

internal sealed record UserActivityEntry
{
    [JsonPropertyName("template_ids")]
    public required IReadOnlyList<Guid> TemplateIds { get; init; }

    [JsonPropertyName("user_id")]
    public required Guid UserId { get; init; }

    [JsonPropertyName("username")]
    public required string Username { get; init; }

    [JsonPropertyName("avatar_url")]
    public required string AvatarUrl { get; init; }

    [JsonPropertyName("seconds")]
    public required long Seconds { get; init; }
}

internal sealed class UserActivityProfile : Profile
{
    public UserActivityProfile()
    {
        CreateMap<UserActivityReport, UserActivityResponse>().ForMember(response => response.Report, options => options.MapFrom(report => report));
        CreateMap<UserActivityReport, UserActivityInsights>();
        CreateMap<UserActivity, UserActivityEntry>();
    }
}
