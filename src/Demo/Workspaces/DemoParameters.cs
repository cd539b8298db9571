using System.Globalization;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.Demo.Workspaces;

/// <summary>What templates ask for when a workspace is built: nothing, or some of the same few parameters.</summary>
internal static class DemoParameters
{
    private static readonly TemplateParameter Region = new()
    {
        Name = "region",
        DisplayName = "Region",
        Description = "Where the workspace runs. *Nearer is faster.*",
        Type = "string",
        Options = [Option("Frankfurt", "eu-central", "/emojis/1f1ea-1f1fa.png"), Option("Virginia", "us-east", "/emojis/1f1fa-1f1f8.png"), Option("Mumbai", "ap-south", null)],
    };

    private static readonly TemplateParameter Cores = new()
    {
        Name = "cores",
        DisplayName = "CPU cores",
        Description = "",
        Type = "number",
    };

    private static readonly TemplateParameter Gpu = new()
    {
        Name = "gpu",
        Description = "Whether to add a **GPU**, see [the price list](https://example.com/prices).",
        Type = "bool",
    };

    private static readonly TemplateParameter Dotfiles = new()
    {
        Name = "dotfiles_uri",
        DisplayName = "Dotfiles",
        Description = "A repository with your own settings; may stay empty.",
        Type = "string",
    };

    /// <summary>The former and the present version of a template; the present one asks for more.</summary>
    public static IReadOnlyList<TemplateVersion> VersionsOf(DeploymentPlan plan, Guid template, int index)
    {
        TemplateParameter[] former = index % 3 == 2 ? [] : index % 4 == 1 ? [Region, Gpu] : [Region with { Options = [.. Region.Options!.Take(2 + index % 2)] }, Cores];
        TemplateParameter[] present = former.Length == 0 ? former : [.. former, Dotfiles];
        var dice = plan.DiceFor(DeploymentPart.TemplateVersion, index);
        return
        [
            new TemplateVersion { Id = dice.Id(), TemplateId = template, Parameters = former },
            new TemplateVersion { Id = dice.Id(), TemplateId = template, Parameters = present },
        ];
    }

    /// <summary>Values as an owner may have chosen them; sometimes one is left out.</summary>
    public static IReadOnlyDictionary<string, string> ValuesOf(TemplateVersion version, Dice dice)
        => version.Parameters
            .Where(_ => !dice.Chance(0.05))
            .ToDictionary(parameter => parameter.Name, parameter => ValueOf(parameter, dice), StringComparer.Ordinal);

    private static string ValueOf(TemplateParameter parameter, Dice dice) => parameter switch
    {
        { Options: { } options } => dice.Pick(options).Value,
        { Type: "number" } => (2 << dice.Below(3)).ToString(CultureInfo.InvariantCulture),
        { Type: "bool" } => dice.Chance(0.3) ? "true" : "false",
        _ => dice.Chance(0.6) ? "" : "https://example.com/dotfiles",
    };

    private static TemplateParameterOption Option(string name, string value, string? icon) => new() { Name = name, Value = value, Icon = icon };
}
