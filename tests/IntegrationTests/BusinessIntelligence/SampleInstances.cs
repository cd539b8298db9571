using NUnit.Framework;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Network.Records;
using Reporting.Domain.Workspaces.Records;
using Reporting.Testing;
using Reporting.Testing.Network;
using Reporting.Testing.Service;
using Reporting.Testing.Workspaces;

namespace Reporting.IntegrationTests.BusinessIntelligence;

/// <summary>A service with an instance of each kind and some weeks of made-up records, for the fixtures of this namespace.</summary>
[SetUpFixture]
internal sealed class SampleInstances
{
    /// <summary>A Wednesday.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 18, 9, 30, 0, TimeSpan.Zero);

    public static readonly DateOnly FirstDay = new(2026, 1, 20);

    private static readonly DateTimeOffset Start = new(FirstDay, TimeOnly.MinValue, TimeSpan.Zero);
    private static readonly string[] People = [.. Enumerable.Range(1, 12).Select(number => $"user{number}")];
    private static readonly string[] Templates = ["go", "rust", "data"];

    private readonly Random random = new(7);

    public static ServiceUnderTest Service { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Service = await ServiceUnderTest.StartAsync(Now);
        foreach (var kind in new[] { "workspaces", "flags", "network" })
        {
            await Service.AddInstanceAsync(kind, kind);
        }

        await SendWorkspacesAsync();
        await SendFlagsAsync();
        await SendAsync("network", [new Device { Id = 1, Name = "busy" }, new Device { Id = 99, Name = "idle" }]);
        await SendAsync("network", Enumerable.Range(0, 600).Select(_ => Entry()));
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await Service.DisposeAsync();

    public static async Task SendAsync<TRecord>(string instance, IEnumerable<TRecord> records)
        where TRecord : class
        => (await Service.AskAsync("POST", $"/api/ingest/{instance}/{RecordLines.CollectionOf<TRecord>()}", RecordLines.Content(records))).Expect(200);

    /// <summary>Users with a name that is none any more, whom nobody knows, and who belong to the product; half hours come in no order.</summary>
    private async Task SendWorkspacesAsync()
    {
        await SendAsync("workspaces", People.Skip(1).Select(name => Given.Known(name) with { Status = "active", Deleted = name is "user3", IsSystem = name is "user4" }));
        await SendAsync("workspaces", Templates.Skip(1).Append("idle").Select(Given.Template));
        await SendAsync("workspaces", [Given.App("code", "go", "Code"), Given.App("code", "rust", "Code"), Given.App("notebook", "data", "Notebook")]);
        var usage = Enumerable.Range(0, 900).Select(_ => HalfHour()).DistinctBy(half => (half.StartTime, half.TemplateId, half.UserId)).ToArray();
        random.Shuffle(usage);
        await SendAsync("workspaces", usage.Take(500));
        await SendAsync("workspaces", usage.Skip(400));
        await SendAsync("workspaces", Enumerable.Range(0, 60).Select(_ => StatusChange()));
        await SendAsync("workspaces", [Deletion("user3", Start.AddDays(9)), Deletion("user3", Start.AddDays(12)), Deletion("user5", Start.AddDays(20).AddHours(7))]);
    }

    /// <summary>Flags that come, go, move and become stale, some with events and some without.</summary>
    private async Task SendFlagsAsync()
    {
        await SendAsync("flags", [.. new[] { "default", "checkout", "search" }.Select(Testing.Flags.Given.Project)]);
        await SendAsync("flags", [Testing.Flags.Given.Environment("production", "production"), Testing.Flags.Given.Environment("dev", "development"), Testing.Flags.Given.Environment("beta", "production")]);
        var flags = Enumerable.Range(1, 40).Select(AnyFlag).ToList();
        await SendAsync("flags", flags);
        await SendAsync("flags", flags.SelectMany((flag, index) => EventsOf(flag, 10 * index)));
        await SendAsync("flags", Enumerable.Range(0, 400).Select(_ => Metric()).DistinctBy(metric => (metric.Flag, metric.AppName, metric.Environment, metric.Timestamp)));
        await SendAsync("flags", [Testing.Flags.Given.User(7) with { Username = "ada" }, Testing.Flags.Given.User(8) with { Name = "bob", DeletedAt = Now }]);
    }

    private Usage HalfHour() => new()
    {
        StartTime = Start.AddDays(random.Next(58)).AddMinutes(30 * random.Next(16, 19)),
        TemplateId = Ids.Of(random.OneOf(Templates)),
        UserId = Ids.Of(random.OneOf(People)),
        UsageMins = random.Next(1, 31),
        VscodeMins = random.Next(31),
        SshMins = random.Next(3) == 0 ? random.Next(31) : 0,
        SftpMins = random.Next(9) == 0 ? random.Next(31) : 0,
        AppUsageMins = random.Next(2) == 0 ? null : new Dictionary<string, int>(StringComparer.Ordinal) { [random.OneOf("code", "notebook", "it's \"odd\"")] = random.Next(1, 31) },
    };

    /// <summary>Some at midnight exactly.</summary>
    private UserStatusChange StatusChange() => new()
    {
        Id = Guid.NewGuid(),
        UserId = Ids.Of(random.OneOf(People)),
        NewStatus = random.OneOf("active", "dormant", "suspended"),
        ChangedAt = Start.AddDays(random.Next(50)).AddHours(random.Next(2) * random.Next(24)),
    };

    private static UserDeletion Deletion(string user, DateTimeOffset at) => new() { Id = Guid.NewGuid(), UserId = Ids.Of(user), DeletedAt = at };

    private Flag AnyFlag(int number) => new()
    {
        Name = $"flag{number}",
        Project = random.OneOf("default", "checkout", "search"),
        Type = random.OneOf("release", "experiment", "kill-switch"),
        CreatedAt = Start.AddDays(random.Next(-20, 40)).AddHours(random.Next(24)),
        ArchivedAt = random.Next(5) == 0 ? Start.AddDays(random.Next(41, 57)) : null,
        Stale = random.Next(4) == 0,
        PotentiallyStale = random.Next(4) == 0,
    };

    private IEnumerable<FlagEvent> EventsOf(Flag flag, long id)
    {
        FlagEvent About(string type, DateTimeOffset at, string? environment = null)
            => Testing.Flags.Given.Event(++id, type, at, environment, flag.Project) with { FeatureName = flag.Name, CreatedBy = "ada", CreatedByUserId = 7 };

        yield return About("feature-created", flag.CreatedAt);
        yield return About("feature-environment-enabled", flag.CreatedAt.AddDays(random.Next(9)), random.OneOf("production", "dev", "gone"));
        yield return About("feature-strategy-update", flag.CreatedAt.AddDays(random.Next(9)), random.OneOf("production", "dev", "beta"));
        if (flag.Stale && random.Next(2) == 0)
        {
            yield return About("feature-stale-on", flag.CreatedAt.AddDays(random.Next(12)));
        }
    }

    private FlagMetric Metric() => Testing.Flags.Given.Metric(
        $"flag{random.Next(1, 42)}", Start.AddHours(random.Next(57 * 24)), random.OneOf("web", "mobile"), random.OneOf("production", "dev"), random.Next(100), random.Next(100));

    private LogEntry Entry() => Logged.Entry(
        Start.AddMinutes(random.Next(57 * 24 * 60)),
        random.Next(6),
        random.OneOf(90, 92, 95),
        random.Next(4) == 0 ? null : random.NextInt64(1, 6),
        random.Next(4) == 0 ? null : random.NextInt64(1, 9));
}
