using System.Text.Json.Serialization;
using AutoMapper;
using Reporting.Api.Answers;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Api.Coder.Contracts;

internal sealed record UserLatencyResponse : ITabular
{
    [JsonPropertyName("report")]
    public required UserLatencyInsights Report { get; init; }

    public CsvTable ToTable() => CsvTable.Of(
        Report.Users,
        new("user_id", user => user.UserId),
        new("username", user => user.Username),
        new("avatar_url", user => user.AvatarUrl),
        new("p50", user => user.LatencyMs.P50),
        new("p95", user => user.LatencyMs.P95),
        new("template_ids", user => user.TemplateIds));
}

/// <summary>How long each user's connections took to answer in the window.</summary>
internal sealed record UserLatencyInsights
{
    [JsonPropertyName("start_time")]
    public required DateTimeOffset WindowStart { get; init; }

    [JsonPropertyName("end_time")]
    public required DateTimeOffset WindowEnd { get; init; }

    [JsonPropertyName("template_ids")]
    public required IReadOnlyList<Guid> TemplateIds { get; init; }

    [JsonPropertyName("users")]
    public required IReadOnlyList<UserLatencyEntry> Users { get; init; }
}

internal sealed record UserLatencyEntry
{
    [JsonPropertyName("template_ids")]
    public required IReadOnlyList<Guid> TemplateIds { get; init; }

    [JsonPropertyName("user_id")]
    public required Guid UserId { get; init; }

    [JsonPropertyName("username")]
    public required string Username { get; init; }

    [JsonPropertyName("avatar_url")]
    public required string AvatarUrl { get; init; }

    [JsonPropertyName("latency_ms")]
    public required ConnectionLatency LatencyMs { get; init; }
}

/// <summary>Milliseconds; -1 where none was measured.</summary>
internal sealed record ConnectionLatency
{
    [JsonPropertyName("p50")]
    public required double P50 { get; init; }

    [JsonPropertyName("p95")]
    public required double P95 { get; init; }
}

internal sealed class UserLatencyProfile : Profile
{
    public UserLatencyProfile()
    {
        CreateMap<UserLatencyReport, UserLatencyResponse>().ForMember(response => response.Report, options => options.MapFrom(report => report));
        CreateMap<UserLatencyReport, UserLatencyInsights>();
        CreateMap<UserLatency, UserLatencyEntry>().ForMember(entry => entry.LatencyMs, options => options.MapFrom(user => user));
        CreateMap<UserLatency, ConnectionLatency>();
    }
}
