using Reporting.Domain.Workspaces.Records;
using Reporting.Testing;
using Reporting.Testing.Workspaces;

namespace Reporting.IntegrationTests.Workspaces.Exactness;

/// <summary>Template versions that describe parameters now alike and now not, and builds that give them values or none.</summary>
internal sealed class RandomBuilds
{
    private static readonly string[] Described = ["cpu", "disk", "region"];
    private static readonly string[] Given = [.. Described, "gone"];

    private readonly Random random;
    private readonly DateTimeOffset start;

    public RandomBuilds(Random random, DateTimeOffset start, IReadOnlyList<Guid> templates)
    {
        (this.random, this.start) = (random, start);
        Versions = [.. templates.SelectMany(template => Enumerable.Range(0, 2).Select(number => Version(template, number)))];
        Builds = [.. Enumerable.Range(0, 60).Select(Build)];
    }

    public IReadOnlyList<TemplateVersion> Versions { get; }

    public IReadOnlyList<Build> Builds { get; }

    private TemplateVersion Version(Guid template, int number) => new()
    {
        Id = Ids.Of($"{template} {number}"),
        TemplateId = template,
        Parameters = [.. Described.Where(_ => random.Next(4) > 0).Select(Parameter)],
    };

    private TemplateParameter Parameter(string name) => new()
    {
        Name = name,
        Type = random.OneOf("number", "number", "string"),
        DisplayName = random.OneOf(null, "", name.ToUpperInvariant()),
        Description = random.OneOf(null, "", "How much"),
        Options = random.OneOf<IReadOnlyList<TemplateParameterOption>?>(null, null, [new() { Name = "Four", Value = "4", Icon = "/four.svg" }]),
    };

    /// <summary>Numbers are unique, so that there is one newest.</summary>
    private Build Build(int number) => new()
    {
        Id = Ids.Of($"build {number} {random.Next()}"),
        WorkspaceId = Ids.Of($"workspace {random.Next(8)}"),
        TemplateVersionId = random.Next(20) == 0 ? Ids.Of("unknown version") : random.OneOf(Versions).Id,
        BuildNumber = number + 1,
        CreatedAt = start.AddMinutes(15 * random.Next(RandomDeployment.Days * 96)),
        Parameters = Given.Where(_ => random.Next(3) > 0).ToDictionary(name => name, _ => random.OneOf("4", "8", ""), StringComparer.Ordinal),
    };
}
