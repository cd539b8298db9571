using Reporting.Domain.Workspaces.Records;
using Reporting.Testing;
using Reporting.Testing.Workspaces;

namespace Reporting.IntegrationTests.Workspaces;

/// <summary>Raw records of a few people on a few templates about the end of a month, many of them in the same half hours.</summary>
internal sealed class RandomWork
{
    private static readonly DateTimeOffset Start = new(2026, 2, 28, 20, 0, 0, TimeSpan.Zero);

    private readonly Random random;

    public RandomWork(Random random)
    {
        this.random = random;
        var activities = Enumerable.Range(0, 90).Select(_ => Something()).ToList();
        AgentStats = [.. activities.SelectMany(activity => activity.AgentStats).DistinctBy(stat => stat.Id)];
        Sessions = [.. activities.SelectMany(activity => activity.Sessions).DistinctBy(session => session.SessionId)];
        Usage = [.. activities.SelectMany(activity => activity.Usage).DistinctBy(usage => (usage.StartTime, usage.TemplateId, usage.UserId))];
    }

    public IReadOnlyList<AgentStat> AgentStats { get; }

    public IReadOnlyList<AppSession> Sessions { get; }

    public IReadOnlyList<Usage> Usage { get; }

    public IReadOnlyList<Workspace> Workspaces { get; } = [Given.Workspace("one", "go"), Given.Workspace("two", "rust"), Given.Workspace("three", "go")];

    private Activity Something()
    {
        var activity = Given.User(random.OneOf("ada", "bob", "cem")).On(random.OneOf("go", "rust")).In(random.OneOf("one", "two", "three", "unknown"));
        var at = Start.AddMinutes(random.Next(0, 600)).AddSeconds(random.OneOf(0, 0.000001, 29, 59.999999));
        return random.Next(10) switch
        {
            < 5 => activity.Connected(at, random.Next(1, 12), random.OneOf("ssh", "vscode", "vscode ssh", "jetbrains terminal", ""), random.OneOf(0, -1, 7.5, 31.312, 80), random.Next(2)),
            < 9 => activity.Opened(random.OneOf("code", "web"), at, random.OneOf(0, 0.2, 3, 30, 95), random.OneOf("path", "subdomain", "terminal"), ofTemplate: random.Next(2) == 0),
            _ => activity.Reported(Start.AddMinutes(30 * random.Next(20)), random.Next(31), apps: ("code", random.Next(1, 31))),
        };
    }
}
