using System.Text.Json.Serialization;
using AutoMapper;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Api.Coder.Contracts;

/// <summary>The use of one app in the window.</summary>
internal sealed record TemplateApp
{
    [JsonPropertyName("template_ids")]
    public required IReadOnlyList<Guid> TemplateIds { get; init; }

    /// <summary>builtin or app.</summary>
    [JsonPropertyName("type")]
    public required AppUsageType Type { get; init; }

    [JsonPropertyName("display_name")]
    public required string DisplayName { get; init; }

    [JsonPropertyName("slug")]
    public required string Slug { get; init; }

    [JsonPropertyName("icon")]
    public required string Icon { get; init; }

    [JsonPropertyName("seconds")]
    public required long Seconds { get; init; }

    [JsonPropertyName("times_used")]
    public required long TimesUsed { get; init; }
}

internal sealed class TemplateAppProfile : Profile
{
    public TemplateAppProfile() => CreateMap<AppUsage, TemplateApp>().ForMember(app => app.Icon, options => options.MapFrom(usage => usage.Icon ?? IconOf(usage.Slug)));

    /// <summary>Where the product's own pages have the pictures of the built-in ways in.</summary>
    private static string IconOf(string slug) => slug switch
    {
        "vscode" => "/icon/code.svg",
        "jetbrains" => "/icon/intellij.svg",
        _ => "/icon/terminal.svg",
    };
}
