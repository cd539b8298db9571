using Reporting.Demo;
using Reporting.Demo.Flags;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Ingestion;

namespace Reporting.Bench.Flags;

/// <summary>A year of an instance that makes a flag with every so many events.</summary>
/// <param name="eventsOfFlag">At least 60, so that each flag gets all that happens to some of them.</param>
internal sealed class FlagsFeed(int flags, DateTimeOffset end, int eventsOfFlag = 100)
{
    /// <summary>In the data of one event alone.</summary>
    public const string RareWord = "quokka";

    public const int Users = 60;
    private const int MetricsOfFlag = 200;
    private const int FlagsOfProject = 100;
    private const int HoursBetweenMetrics = 43;
    private const int Apps = 20;

    private static readonly string[] Types = ["release", "experiment", "operational", "kill-switch", "permission"];
    private static readonly string[] Switching = ["feature-environment-enabled", "feature-environment-disabled"];

    private readonly DateTimeOffset start = end.AddDays(-365);

    public DateOnly Today => DateOnly.FromDateTime(end.UtcDateTime);

    public int Projects => flags / FlagsOfProject;

    public int Events => flags * eventsOfFlag;

    public int Metrics => flags * MetricsOfFlag;

    public static string FlagName(int flag) => $"flag-{flag}";

    public static string ProjectId(int project) => $"project-{project}";

    public IEnumerable<Project> ProjectRecords
        => Enumerable.Range(0, Projects).Select(project => new Project { Id = ProjectId(project), Name = $"Project {project}", CreatedAt = start, Members = 6 });

    public IEnumerable<User> UserRecords
        => Enumerable.Range(1, Users).Select(id => new User { Id = id, Name = $"User {id}", CreatedAt = start, SeenAt = end.AddDays(-id), EmailHash = $"{id:x64}" });

    public IEnumerable<Flag> FlagRecords => Enumerable.Range(0, flags).Select(flag => new Flag
    {
        Name = FlagName(flag),
        Project = ProjectOf(flag),
        Type = Types[flag % Types.Length],
        CreatedAt = TimeOf(flag * eventsOfFlag),
        ArchivedAt = flag % 10 == 3 && flag + 5 < flags ? TimeOf((flag + 5) * eventsOfFlag + 50) : null,
        Stale = flag % 10 == 4 && flag + 5 < flags,
    });

    public IEnumerable<FlagStrategy> Strategies
        => from flag in Enumerable.Range(0, flags)
           from environment in new[] { ShopEnvironment.Development, ShopEnvironment.Production }
           select new FlagStrategy
           {
               Id = $"{flag}-{environment}",
               Flag = FlagName(flag),
               Project = ProjectOf(flag),
               Environment = environment,
               Name = StrategyState.Name,
               Constraints = [new StrategyConstraint { ContextName = "country", Operator = "IN", Values = ["DE", "FR"] }],
           };

    public IEnumerable<LifecycleStage> Stages
        => from flag in Enumerable.Range(0, flags)
           from stage in new[] { (Name: "initial", Days: 0), (Name: "pre-live", Days: 1), (Name: "live", Days: 9) }
           let enteredAt = TimeOf(flag * eventsOfFlag).AddDays(stage.Days)
           where enteredAt <= end
           select new LifecycleStage { Flag = FlagName(flag), Stage = stage.Name, EnteredAt = enteredAt };

    public IEnumerable<ClientApplication> Applications
        => Enumerable.Range(0, Apps * 3).Select(copy => new ClientApplication
        {
            AppName = $"app-{copy % Apps}",
            Environment = ShopEnvironment.Production,
            SourceInstanceId = $"copy-{copy}",
            LastSeen = end.AddHours(-copy * 20),
        });

    public IEnumerable<FlagEvent> EventRecords => Enumerable.Range(0, Events).Select(EventOf);

    public IEnumerable<FlagMetric> MetricRecords => Enumerable.Range(0, Metrics).Select(number => new FlagMetric
    {
        Flag = FlagName(number % flags),
        AppName = $"app-{number % flags % Apps}",
        Environment = number / flags % 2 == 0 ? ShopEnvironment.Production : ShopEnvironment.Development,
        Timestamp = new DateTimeOffset(start.UtcDateTime.Date, TimeSpan.Zero).AddHours(number / flags * HoursBetweenMetrics),
        Yes = number % 997,
        No = number % 313,
    });

    /// <summary>Something that happens after all the others.</summary>
    public FlagEvent Later(int number) => Change(new Dice(number), Events + number, end.AddSeconds(number), number % flags);

    private FlagEvent EventOf(int number)
    {
        var (newest, step) = (number / eventsOfFlag, number % eventsOfFlag);
        var at = TimeOf(number);
        return step switch
        {
            0 => Event(number, at, newest, "feature-created") with { Data = new RawJson($$"""{"name":"{{FlagName(newest)}}","type":"{{Types[newest % Types.Length]}}","stale":false}""") },
            1 => Event(number, at, newest, Switching[0]) with { Environment = ShopEnvironment.Development },
            2 => Event(number, at, newest, Switching[0]) with { Environment = ShopEnvironment.Production },
            50 when newest % 10 == 8 => Event(number, at, newest - 5, "feature-archived"),
            50 when newest % 10 == 9 => Event(number, at, newest - 5, "feature-stale-on"),
            _ => Change(new Dice(number), number, at, newest),
        };
    }

    private FlagEvent Change(Dice dice, int number, DateTimeOffset at, int newest)
    {
        var flag = dice.Below(newest + 1);
        var environment = dice.Chance(0.5) ? ShopEnvironment.Production : ShopEnvironment.Development;
        return dice.Chance(0.2)
            ? Event(number, at, flag, dice.Pick(Switching)) with { Environment = environment }
            : Event(number, at, flag, "feature-strategy-update") with
            {
                Environment = environment,
                Data = Strategy(flag, dice.Below(101), number == Events / 3 ? RareWord : "none"),
                PreData = Strategy(flag, dice.Below(101), "none"),
            };
    }

    private static RawJson Strategy(int flag, int rollout, string note) => new(
        $$"""{"id":"{{flag:x8}}","name":"flexibleRollout","title":null,"note":"{{note}}","constraints":[],"parameters":{"groupId":"{{FlagName(flag)}}","rollout":"{{rollout}}","stickiness":"default"},"segments":[]}""");

    private FlagEvent Event(int number, DateTimeOffset at, int flag, string type) => new()
    {
        Id = number + 1,
        Type = type,
        CreatedAt = at,
        CreatedBy = $"user-{number % Users + 1}@example.com",
        CreatedByUserId = number % Users + 1,
        Project = ProjectOf(flag),
        FeatureName = FlagName(flag),
        Tags = [],
    };

    private string ProjectOf(int flag) => ProjectId(flag % Projects);

    private DateTimeOffset TimeOf(int number) => start + (end - start) / Events * number;
}
