using System.Text;
using System.Text.Json.Nodes;
using Reporting.Testing;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.AttackTests.Fairness;

/// <summary>Records of as many months as one request may begin, and of many more, over and over.</summary>
internal sealed class ManyMonths : Attack
{
    private static readonly string Taken = Lines(OrdinaryLoad.Today.AddYears(-9), 36);
    private static readonly string Refused = Lines(DateTimeOffset.UnixEpoch, 2_760);

    public override string Role => "ingest";

    public override string Instance => "attacker";

    public override Task RunAsync(Uri address, string token, CancellationToken cancellationToken)
        => FloodAsync(address, token, 16, number => Post("/api/ingest/attacker/agent-stats", number % 2 == 0 ? Taken : Refused), cancellationToken);

    private static string Lines(DateTimeOffset first, int months)
        => RecordLines.Of(Enumerable.Range(0, months).SelectMany(month => User("eve").Connected(first.AddMonths(month)).AgentStats));
}

/// <summary>Large bodies as fast as they are taken, of which every record is new or changed.</summary>
internal sealed class HeavyBodies : Attack
{
    private const int Users = 20;
    private const int HalfHours = 100;

    private static readonly string[] Bodies = [.. Enumerable.Range(1, 3).Select(MakeBody)];

    public override string Role => "ingest";

    public override string Instance => "attacker";

    public override Task RunAsync(Uri address, string token, CancellationToken cancellationToken)
        => FloodAsync(address, token, 32, number => Post("/api/ingest/attacker/usage", Bodies[number % Bodies.Length]), cancellationToken);

    /// <summary>Each body has the same keys as the others, with other minutes.</summary>
    public static string MakeBody(int minutes) => RecordLines.Of(
        from user in Enumerable.Range(0, Users)
        from usage in Enumerable.Range(1, HalfHours).Aggregate(User($"heavy {user}"), (person, half) => person.Reported(OrdinaryLoad.Today.AddMinutes(-30 * half), minutes)).Usage
        select usage);
}

/// <summary>An administrator erases users, changes the instance and makes tokens beside large merges of its own.</summary>
internal sealed class AdministrativeActs : Attack
{
    private static readonly string[] Bodies = [HeavyBodies.MakeBody(1), HeavyBodies.MakeBody(2)];

    public override string Role => "admin";

    public override string Instance => "attacker-acts";

    public override Task RunAsync(Uri address, string token, CancellationToken cancellationToken) => Task.WhenAll(
        FloodAsync(address, token, 4, number => Post("/api/ingest/attacker-acts/usage", Bodies[number % 2]), cancellationToken),
        FloodAsync(address, token, 60, Act, cancellationToken));

    private HttpRequestMessage Act(int number) => (number % 3) switch
    {
        0 => new(HttpMethod.Delete, new Uri($"/api/instances/{Instance}/users/{Ids.Of($"heavy {number % 20}")}", UriKind.Relative)),
        1 => new(HttpMethod.Put, new Uri($"/api/instances/{Instance}", UriKind.Relative)) { Content = Json(new JsonObject { ["kind"] = "workspaces", ["name"] = $"name {number}" }) },
        _ => new(HttpMethod.Post, new Uri("/api/tokens", UriKind.Relative)) { Content = Json(new JsonObject { ["name"] = $"token {number}", ["role"] = "member", ["instance"] = Instance }) },
    };

    private static StringContent Json(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");
}

/// <summary>An administrator deletes the instance while large merges of it go on, and goes on with the token that went with it.</summary>
internal sealed class DeletedInstance : Attack
{
    private static readonly string Body = HeavyBodies.MakeBody(3);

    public override string Role => "admin";

    public override string Instance => "attacker-gone";

    public override Task RunAsync(Uri address, string token, CancellationToken cancellationToken) => Task.WhenAll(
        FloodAsync(address, token, 8, _ => Post("/api/ingest/attacker-gone/usage", Body), cancellationToken),
        DeleteAsync(address, token, cancellationToken));

    private async Task DeleteAsync(Uri address, string token, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
        await FloodAsync(address, token, 4, _ => new HttpRequestMessage(HttpMethod.Delete, new Uri("/api/instances/attacker-gone", UriKind.Relative)), cancellationToken);
    }
}
