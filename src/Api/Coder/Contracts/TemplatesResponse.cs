using System.Text.Json.Serialization;
using AutoMapper;
using Reporting.Api.Answers;
using Reporting.Api.Coder.Json;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Api.Coder.Contracts;

internal sealed record TemplatesResponse : ITabular
{
    /// <summary>Left out when that section was not asked for.</summary>
    [JsonPropertyName("report"), OmitEmpty]
    public required TemplateInsights? Report { get; init; }

    /// <summary>By start; left out when there are none.</summary>
    [JsonPropertyName("interval_reports"), OmitEmpty]
    public required IReadOnlyList<TemplateInterval> IntervalReports { get; init; }

    public CsvTable ToTable() => CsvTable.Of(
        Report?.AppsUsage ?? [],
        new("type", app => app.Type),
        new("slug", app => app.Slug),
        new("display_name", app => app.DisplayName),
        new("icon", app => app.Icon),
        new("seconds", app => app.Seconds),
        new("times_used", app => app.TimesUsed),
        new("template_ids", app => app.TemplateIds));
}

/// <summary>What was used in the whole window.</summary>
internal sealed record TemplateInsights
{
    [JsonPropertyName("start_time")]
    public required DateTimeOffset WindowStart { get; init; }

    [JsonPropertyName("end_time")]
    public required DateTimeOffset WindowEnd { get; init; }

    [JsonPropertyName("template_ids")]
    public required IReadOnlyList<Guid> TemplateIds { get; init; }

    [JsonPropertyName("active_users")]
    public required int ActiveUsers { get; init; }

    [JsonPropertyName("apps_usage")]
    public required IReadOnlyList<TemplateApp> AppsUsage { get; init; }

    [JsonPropertyName("parameters_usage")]
    public required IReadOnlyList<TemplateParameterUse> ParametersUsage { get; init; }
}

internal sealed record TemplateInterval
{
    [JsonPropertyName("start_time")]
    public required DateTimeOffset WindowStart { get; init; }

    [JsonPropertyName("end_time")]
    public required DateTimeOffset WindowEnd { get; init; }

    [JsonPropertyName("template_ids")]
    public required IReadOnlyList<Guid> TemplateIds { get; init; }

    [JsonPropertyName("interval")]
    public required string Interval { get; init; }

    [JsonPropertyName("active_users")]
    public required int ActiveUsers { get; init; }
}

internal sealed class TemplatesProfile : Profile
{
    public TemplatesProfile()
    {
        CreateMap<TemplateInsightsReport, TemplatesResponse>();
        CreateMap<TemplateUsageReport, TemplateInsights>();
        CreateMap<IntervalReport, TemplateInterval>();
    }
}
