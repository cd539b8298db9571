using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Reporting.AttackTests.Fairness;

/// <summary>A hundred lists are asked for and never read.</summary>
internal sealed class UnreadLists : Attack
{
    public override string Role => "member";

    public override bool ReadsAnswers => false;

    public override Task RunAsync(Uri address, string token, CancellationToken cancellationToken)
        => LeaveUnreadAsync(address, token, _ => "/api/admin/search/events/csv", cancellationToken);
}

/// <summary>A hundred pages of large events, each larger than what is buffered between the service and a caller, are never read.</summary>
internal sealed class UnreadPages : Attack
{
    public override string Role => "member";

    public override bool ReadsAnswers => false;

    public override Task RunAsync(Uri address, string token, CancellationToken cancellationToken)
        => LeaveUnreadAsync(address, token, number => string.Create(CultureInfo.InvariantCulture, $"/api/admin/search/events?limit={5 + (number % 12)}"), cancellationToken);
}

/// <summary>Reports over as long as may be asked for, and over all time, which is refused.</summary>
internal sealed class WidestReports : Attack
{
    public override string Role => "auditor";

    public override string Instance => "attacker";

    public override Task RunAsync(Uri address, string token, CancellationToken cancellationToken)
        => FloodAsync(address, token, 40, number => $"/api/v2/insights/templates?interval=day&start_time={(number % 4 == 0 ? "0001-01-02T00:00:00Z" : Day(-3_640 + (number % 300)))}&end_time={Day(0)}", cancellationToken);

    private static string Day(int days) => OrdinaryLoad.Today.AddDays(days).ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
}

/// <summary>Reports that are in no cache, as many at once as there would be connections.</summary>
internal sealed class ColdReports : Attack
{
    public override string Role => "auditor";

    public override string Instance => "attacker";

    public override Task RunAsync(Uri address, string token, CancellationToken cancellationToken) => FloodAsync(address, token, 100, PathOf, cancellationToken);

    public static string PathOf(int number) => $"/api/v2/insights/templates?interval=day&start_time={Day(-60 - (number % 90))}&end_time={Day(-number % 30)}";

    private static string Day(int days) => OrdinaryLoad.Today.AddDays(days).ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
}

/// <summary>An administrator of one instance makes tokens for it, and each asks for reports that are in no cache.</summary>
internal sealed class ManyTokens : Attack
{
    private const int Tokens = 30;

    public override string Role => "admin";

    public override string Instance => "attacker";

    public override async Task RunAsync(Uri address, string token, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        var tokens = new List<string>();
        for (var number = 0; number < Tokens; number++)
        {
            using var content = new StringContent($$"""{"name":"{{number}}","role":"auditor","instance":"{{Instance}}"}""", Encoding.UTF8, "application/json");
            using var made = await client.PostAsync(new Uri("/api/tokens", UriKind.Relative), content, cancellationToken);
            made.EnsureSuccessStatusCode();
            tokens.Add(JsonNode.Parse(await made.Content.ReadAsStringAsync(cancellationToken))!["token"]!.GetValue<string>());
        }

        await Task.WhenAll(tokens.Select(each => FloodAsync(address, each, 4, ColdReports.PathOf, cancellationToken)));
    }
}

/// <summary>Texts that every event is searched for.</summary>
internal sealed class TextSearches : Attack
{
    public override string Role => "member";

    public override Task RunAsync(Uri address, string token, CancellationToken cancellationToken)
        => FloodAsync(address, token, 50, number => string.Create(CultureInfo.InvariantCulture, $"/api/admin/search/events?query=x%25x%25{number}"), cancellationToken);
}

/// <summary>Pages of large events.</summary>
internal sealed class LargePages : Attack
{
    public override string Role => "member";

    public override Task RunAsync(Uri address, string token, CancellationToken cancellationToken)
        => FloodAsync(address, token, 16, number => string.Create(CultureInfo.InvariantCulture, $"/api/admin/search/events?limit=16&offset={number % 900}"), cancellationToken);
}

/// <summary>Whole lists, read as fast as they come.</summary>
internal sealed class WholeLists : Attack
{
    public override string Role => "auditor";

    public override Task RunAsync(Uri address, string token, CancellationToken cancellationToken)
        => FloodAsync(address, token, 30, _ => "/api/admin/events?project=long", cancellationToken);
}

/// <summary>The documents, for which no token is needed.</summary>
internal sealed class Documents : Attack
{
    public override string Role => "member";

    public override Task RunAsync(Uri address, string token, CancellationToken cancellationToken)
        => FloodAsync(address, token, 20, _ => "/openapi/unleash.json", cancellationToken);
}
