using Reporting.Domain.Time;

namespace Reporting.Demo.Workspaces;

/// <summary>A person's local day: ten hours in a workspace, mostly in a second one too where there is one; nothing at the weekend.</summary>
internal sealed class WorkingDay(DeploymentPlan plan, Person person, IReadOnlyList<DemoWorkspace> workspaces, DateOnly day)
{
    private const int HalfHoursOfWork = 20;
    private const int WholeHalfHour = (1 << HalfHours.Minutes) - 1;

    private readonly Dice dice = plan.DiceFor(DeploymentPart.WorkingDay, person.Index, day.DayNumber);

    /// <summary>The half hours that lie wholly between the two instants. All are made, so that the same ones come out of every window.</summary>
    public IEnumerable<Stint> Stints(DateTimeOffset start, DateTimeOffset end)
    {
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || dice.Chance(0.02))
        {
            yield break;
        }

        var arrival = DeploymentPlan.Midnight(day) + (person.FirstHalfHour + dice.Below(2)) * HalfHours.Length - TimeSpan.FromHours(person.Zone);
        for (var index = 0; index < HalfHoursOfWork; index++)
        {
            var at = arrival + index * HalfHours.Length;
            var isEdge = index is 0 or HalfHoursOfWork - 1;
            var first = StintAt(at, workspaces[0], isEdge ? Span(1, 30) : Span(24, 30));
            var second = workspaces.Count > 1 && dice.Chance(0.92) ? StintAt(at, workspaces[1], person.KeepsBothOpen ? Span(24, 30) : Span(2, 16)) : null;
            if (at >= start && at + HalfHours.Length <= end && person.Career.IsActive(at))
            {
                yield return first;
                if (second is not null)
                {
                    yield return second;
                }
            }
        }
    }

    private Stint StintAt(DateTimeOffset at, DemoWorkspace workspace, int minutes)
    {
        var terminal = dice.Chance(0.12) ? Span(1, 12) : 0;
        var ssh = person.Editor == Editor.Ssh ? minutes : dice.Chance(0.06) ? Span(1, 20) : 0;
        var sessions = person.Editor == Editor.Web
            ? default
            : new SessionMinutes(person.Editor == Editor.Vscode ? minutes : 0, person.Editor == Editor.Jetbrains ? minutes : 0, terminal, ssh);
        var latency = sessions.Any == 0 || dice.Chance(0.01) ? (double?)null : Math.Round(person.LatencyMs * Wobble(), 3);
        return new Stint(person, workspace, at, sessions, AppsOf(workspace, minutes, terminal), latency);
    }

    private List<AppMinutes> AppsOf(DemoWorkspace workspace, int minutes, int terminal)
    {
        var apps = new List<AppMinutes>();
        var known = workspace.Template.Apps;
        if (person.Editor == Editor.Web)
        {
            apps.Add(new AppMinutes("subdomain", known[0].Slug, minutes));
        }
        else if (known.Count > 1 && dice.Chance(0.3))
        {
            apps.Add(new AppMinutes("path", known[1 + person.Index % (known.Count - 1)].Slug, Span(3, 30)));
        }

        if (dice.Chance(0.04))
        {
            apps.Add(new AppMinutes("subdomain", person.Index % 2 == 0 ? "8080" : "3000", Span(1, 10)));
        }

        if (terminal != 0)
        {
            apps.Add(new AppMinutes(AppMinutes.Terminal, AppMinutes.Terminal, terminal));
        }

        return apps;
    }

    /// <summary>Some minutes in a row.</summary>
    private int Span(int min, int max)
    {
        var count = dice.Between(min, max);
        return (WholeHalfHour >> (HalfHours.Minutes - count)) << dice.Below(HalfHours.Minutes - count + 1);
    }

    /// <summary>Around 1, now and then much more.</summary>
    private double Wobble() => 0.7 + 0.2 * (dice.Share() + dice.Share() + dice.Share()) + (dice.Chance(0.03) ? 4 * dice.Share() : 0);
}
