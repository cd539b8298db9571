using Reporting.Testing.Service;

namespace Reporting.AttackTests.Fairness;

/// <summary>More bodies of records than are taken at once, each sent just fast enough not to be given up.</summary>
internal sealed class SlowBodies : Attack
{
    private const int Bodies = 64;

    private static readonly string Bytes = new(' ', 50);

    public override string Role => "ingest";

    public override bool ReadsAnswers => false;

    public override string Instance => "attacker";

    public override async Task RunAsync(Uri address, string token, CancellationToken cancellationToken)
    {
        var head = $"POST /api/ingest/attacker/users HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Type: application/x-ndjson\r\nContent-Length: 1000000\r\n\r\n";
        var open = new List<RawRequest>();
        try
        {
            while (open.Count < Bodies)
            {
                open.Add(await RawRequest.SendAsync(address, head));
            }

            while (true)
            {
                await Task.WhenAll(open.Select(body => body.SendAsync(Bytes)));
                await Task.Delay(TimeSpan.FromMilliseconds(150), cancellationToken);
            }
        }
        finally
        {
            open.ForEach(body => body.Dispose());
        }
    }
}
