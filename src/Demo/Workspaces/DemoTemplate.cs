using Reporting.Domain.Workspaces.Records;

namespace Reporting.Demo.Workspaces;

/// <summary>A template of an imagined deployment with its apps and the two versions that it has had.</summary>
internal sealed record DemoTemplate(Template Record, IReadOnlyList<App> Apps, IReadOnlyList<TemplateVersion> Versions)
{
    private static readonly string[] Names =
    [
        "python", "go", "java", "node", "data-science", "dotnet", "rust", "machine-learning", "frontend", "devops", "android", "documentation",
        "ruby", "php", "scala", "kotlin", "elixir", "cpp", "embedded", "quality", "security", "analytics", "spark", "airflow", "games", "statistics",
        "infrastructure", "training", "sandbox", "mobile",
    ];

    public Guid Id => Record.Id;

    public static DemoTemplate Of(DeploymentPlan plan, int index)
    {
        var dice = plan.DiceFor(DeploymentPart.Template, index);
        var name = index < Names.Length ? Names[index] : $"{Names[index % Names.Length]}-{index / Names.Length + 1}";
        var record = new Template
        {
            Id = dice.Id(),
            Name = name,
            DisplayName = index % 5 == 4 ? null : $"{char.ToUpperInvariant(name[0])}{name[1..].Replace('-', ' ')}",
            Icon = $"/icon/{name}.svg",
        };
        return new DemoTemplate(record, [.. AppsOf(record.Id, index, plan)], DemoParameters.VersionsOf(plan, record.Id, index));
    }

    /// <summary>Some apps are the same in every template; the notebook goes by different names.</summary>
    private static IEnumerable<App> AppsOf(Guid template, int index, DeploymentPlan plan)
    {
        var created = DeploymentPlan.Midnight(plan.FirstDay.AddDays(-200 + index));
        App Make(string slug, string name, string? icon) => new() { TemplateId = template, Slug = slug, DisplayName = name, Icon = icon, CreatedAt = created };

        yield return Make("code-server", "code-server", "/icon/code.svg");
        if (index % 3 != 2)
        {
            yield return Make("jupyter", index % 2 == 0 ? "Jupyter" : "JupyterLab", "/icon/jupyter.svg");
        }

        if (index % 4 == 0)
        {
            yield return Make("filebrowser", "File Browser", "/icon/folder.svg");
        }

        if (index % 5 == 1)
        {
            yield return Make("preview", "Preview", icon: null);
        }

        if (index % 6 == 5)
        {
            yield return Make("rstudio", "RStudio", "/icon/rstudio.svg");
        }
    }
}
