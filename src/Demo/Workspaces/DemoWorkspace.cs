using Reporting.Domain.Workspaces.Records;

namespace Reporting.Demo.Workspaces;

/// <summary>A workspace of an imagined deployment with the one agent in it.</summary>
internal sealed record DemoWorkspace(int Index, Workspace Record, Guid AgentId, DemoTemplate Template)
{
    private const int DaysBetweenBuilds = 11;

    public static DemoWorkspace Of(DeploymentPlan plan, int index, Person owner, DemoTemplate template)
    {
        var dice = plan.DiceFor(DeploymentPart.Workspace, index);
        var record = new Workspace
        {
            Id = dice.Id(),
            OwnerId = owner.Id,
            TemplateId = template.Id,
            Name = $"{template.Record.Name}-{index + 1}",
            Deleted = owner.Career.IsDeleted,
        };
        return new DemoWorkspace(index, record, dice.Id(), template);
    }

    /// <summary>A workspace is built every few days; the first builds are of the template's former version.</summary>
    public IEnumerable<Build> Builds(DeploymentPlan plan)
    {
        var dice = plan.DiceFor(DeploymentPart.Build, Index);
        var at = plan.Window.Start.AddDays(-dice.Between(1, DaysBetweenBuilds)).AddSeconds(dice.Below(86_400));
        var upgrade = plan.Window.Start.AddDays(dice.Between(0, plan.Days));
        for (var number = 1; at < plan.End; number++)
        {
            var version = Template.Versions[at < upgrade ? 0 : 1];
            yield return new Build
            {
                Id = dice.Id(),
                WorkspaceId = Record.Id,
                TemplateVersionId = version.Id,
                BuildNumber = number,
                Transition = number % 3 == 2 ? "stop" : "start",
                CreatedAt = at,
                Parameters = DemoParameters.ValuesOf(version, dice),
            };
            at = at.AddDays(dice.Between(1, 2 * DaysBetweenBuilds)).AddSeconds(dice.Below(3_600));
        }
    }
}
