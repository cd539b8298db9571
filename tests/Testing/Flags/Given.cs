using Reporting.Domain.Flags.Records;

namespace Reporting.Testing.Flags;

/// <summary>Records by intention; what a test does not say is something usual.</summary>
internal static class Given
{
    /// <summary>A Wednesday morning in March, after a February that is shorter than 30 days.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 3, 18, 9, 30, 0, TimeSpan.Zero);

    public static DateOnly Today { get; } = DateOnly.FromDateTime(Now.UtcDateTime);

    private static DateTimeOffset LongAgo { get; } = Now.AddYears(-1);

    public static InstanceSettings Settings(string instanceId) => new() { SourceInstanceId = instanceId, VersionOss = "8.2.0" };

    public static User User(long id) => new() { Id = id, CreatedAt = LongAgo, EmailHash = $"digest of {id}" };

    public static PersonalToken PersonalToken(long id, long user, DateTimeOffset seen) => new() { Id = id, UserId = user, SeenAt = seen };

    public static ApiToken ApiToken(string id, string type) => new() { Id = id, Type = type, CreatedAt = LongAgo };

    public static Project Project(string id) => new() { Id = id, Name = id, CreatedAt = LongAgo };

    public static FlagEnvironment Environment(string name, string type) => new() { Name = name, Type = type };

    public static Flag Flag(string name, string project = "default") => new() { Name = name, Project = project, Type = "release", CreatedAt = LongAgo };

    /// <param name="constraints">How many values each of its constraints has.</param>
    public static FlagStrategy Strategy(string flag, string environment = "production", params int[] constraints) => new()
    {
        Id = Guid.NewGuid().ToString(),
        Flag = flag,
        Project = "default",
        Environment = environment,
        Name = "flexibleRollout",
        Constraints = [.. constraints.Select(values => new StrategyConstraint { ContextName = "userId", Operator = "IN", Values = [.. Enumerable.Range(0, values).Select(value => $"{value}")] })],
    };

    public static FlagEvent Event(long id, string type, DateTimeOffset at, string? environment = null, string? project = "default")
        => new() { Id = id, Type = type, CreatedAt = at, CreatedBy = "ada", Environment = environment, Project = project };

    /// <summary>A flag asked for by an application in an hour.</summary>
    public static FlagMetric Metric(string flag, DateTimeOffset hour, string app = "web", string environment = "production", long yes = 1, long no = 0)
        => new() { Flag = flag, AppName = app, Environment = environment, Timestamp = hour, Yes = yes, No = no };

    public static ClientApplication Application(string name, DateTimeOffset lastSeen, string environment = "production", string copy = "copy-1")
        => new() { AppName = name, Environment = environment, SourceInstanceId = copy, LastSeen = lastSeen };

    public static EdgePresence Edge(string node, DateTimeOffset bucket) => new() { NodeId = node, Bucket = bucket };

    public static DateTimeOffset Start(this DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
