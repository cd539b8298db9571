using System.Text.Json.Serialization;
using AutoMapper;
using Reporting.Api.Coder.Json;
using Reporting.Domain.Workspaces.Records;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Api.Coder.Contracts;

/// <summary>The values that workspaces built in the window have for one parameter.</summary>
internal sealed record TemplateParameterUse
{
    [JsonPropertyName("template_ids")]
    public required IReadOnlyList<Guid> TemplateIds { get; init; }

    [JsonPropertyName("display_name")]
    public required string DisplayName { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>Plain text.</summary>
    [JsonPropertyName("description")]
    public required string Description { get; init; }

    /// <summary>Left out when there are none.</summary>
    [JsonPropertyName("options"), OmitEmpty]
    public required IReadOnlyList<ParameterOption> Options { get; init; }

    [JsonPropertyName("values")]
    public required IReadOnlyList<ParameterValueUse> Values { get; init; }
}

internal sealed record ParameterOption
{
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("description")]
    public required string Description { get; init; }

    [JsonPropertyName("value")]
    public required string Value { get; init; }

    [JsonPropertyName("icon")]
    public required string Icon { get; init; }
}

internal sealed record ParameterValueUse
{
    [JsonPropertyName("value")]
    public required string Value { get; init; }

    [JsonPropertyName("count")]
    public required long Count { get; init; }
}

internal sealed class TemplateParameterUseProfile : Profile
{
    public TemplateParameterUseProfile()
    {
        CreateMap<ParameterUsage, TemplateParameterUse>();
        CreateMap<TemplateParameterOption, ParameterOption>();
        CreateMap<ParameterValue, ParameterValueUse>();
    }
}
