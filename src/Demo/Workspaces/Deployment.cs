using Reporting.Domain.Time;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.Demo.Workspaces;

/// <summary>An imagined deployment. People, templates and workspaces are held; what they do is made while it is read.</summary>
internal sealed class Deployment
{
    private readonly DeploymentPlan plan;
    private readonly List<DemoTemplate> templates;
    private readonly List<Person> people;
    private readonly List<DemoWorkspace> workspaces;

    public Deployment(DeploymentPlan plan)
    {
        this.plan = plan;
        templates = [.. Enumerable.Range(0, plan.Templates).Select(index => DemoTemplate.Of(plan, index))];
        people = [.. Enumerable.Range(0, plan.Users).Select(index => Person.Of(plan, index))];
        workspaces = [.. Enumerable.Range(0, plan.Workspaces).Select(WorkspaceOf)];
    }

    public DeploymentPlan Plan => plan;

    public IReadOnlyList<DemoTemplate> DemoTemplates => templates;

    public IReadOnlyList<DemoWorkspace> DemoWorkspaces => workspaces;

    /// <summary>Everyone, and the account that the deployment itself acts by.</summary>
    public IEnumerable<User> Users => people.Select(person => person.Record).Append(new User
    {
        Id = plan.DiceFor(DeploymentPart.Person, plan.Users).Id(),
        Username = "prebuilds",
        Status = "active",
        IsSystem = true,
        CreatedAt = plan.Window.Start.AddDays(-400),
    });

    public IEnumerable<Template> Templates => templates.Select(template => template.Record);

    public IEnumerable<TemplateVersion> TemplateVersions => templates.SelectMany(template => template.Versions);

    public IEnumerable<App> Apps => templates.SelectMany(template => template.Apps);

    public IEnumerable<Workspace> Workspaces => workspaces.Select(workspace => workspace.Record);

    public IEnumerable<Build> Builds => workspaces.SelectMany(workspace => workspace.Builds(plan));

    public IEnumerable<UserStatusChange> UserStatusChanges => people.SelectMany(person => person.Career.StatusChanges(plan, person.Index));

    public IEnumerable<UserDeletion> UserDeletions => people.SelectMany(person => person.Career.Deletions(plan, person.Index));

    /// <summary>Who worked in which workspace in each half hour that lies wholly in the window, by day and person.</summary>
    public IEnumerable<Stint> Stints(TimeWindow window)
    {
        var (start, end) = (window.StartUtc, window.EndUtc < plan.End ? window.EndUtc : plan.End);
        var lastDay = DateOnly.FromDateTime(end.UtcDateTime).AddDays(1);
        for (var day = DateOnly.FromDateTime(start.UtcDateTime).AddDays(-1); day <= lastDay; day = day.AddDays(1))
        {
            foreach (var person in people)
            {
                foreach (var stint in new WorkingDay(plan, person, WorkspacesOf(person), day).Stints(start, end))
                {
                    yield return stint;
                }
            }
        }
    }

    private IReadOnlyList<DemoWorkspace> WorkspacesOf(Person person)
        => person.Index + plan.Users < workspaces.Count
            ? [workspaces[person.Index], workspaces[person.Index + plan.Users]]
            : [workspaces[person.Index]];

    /// <summary>A person's second workspace is of another template than the first; small templates come later in the list.</summary>
    private DemoWorkspace WorkspaceOf(int index)
    {
        var person = people[index % plan.Users];
        var dice = plan.DiceFor(DeploymentPart.Workspace, person.Index, day: 1);
        var template = (int)(dice.Share() * dice.Share() * plan.Templates);
        return DemoWorkspace.Of(plan, index, person, templates[(template + index / plan.Users) % plan.Templates]);
    }
}
