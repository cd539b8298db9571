using System.Globalization;
using Reporting.Testing.Service;

namespace Reporting.AttackTests.Fairness;

/// <summary>A hundred lists are asked for and never read; where one is refused or cut off, it is asked for again.</summary>
internal sealed class UnreadLists : Attack
{
    public override string Role => "member";

    public override async Task RunAsync(Uri address, string token, CancellationToken cancellationToken)
    {
        var request = $"GET /api/admin/search/events/csv HTTP/1.1\r\nHost: x\r\nAuthorization: {token}\r\n\r\n";
        var open = new Queue<RawRequest>();
        try
        {
            while (true)
            {
                open.Enqueue(await RawRequest.SendAsync(address, request));
                if (open.Count > 100)
                {
                    open.Dequeue().Dispose();
                    await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
                }
            }
        }
        finally
        {
            foreach (var each in open)
            {
                each.Dispose();
            }
        }
    }
}

/// <summary>Reports that are in no cache, as many at once as there would be connections.</summary>
internal sealed class ColdReports : Attack
{
    public override string Role => "auditor";

    public override string Instance => "attacker";

    public override Task RunAsync(Uri address, string token, CancellationToken cancellationToken)
        => FloodAsync(address, token, 100, number => $"/api/v2/insights/templates?interval=day&start_time={Day(-60 - (number % 90))}&end_time={Day(-number % 30)}", cancellationToken);

    private static string Day(int days) => OrdinaryLoad.Today.AddDays(days).ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
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
