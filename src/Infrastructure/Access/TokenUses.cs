using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Reporting.Infrastructure.Workers;

namespace Reporting.Infrastructure.Access;

/// <summary>Writes down when tokens were last used: beside the requests, and of each token at most once a minute, however many servers it is used on.</summary>
internal sealed class TokenUses(NpgsqlDataSource source, WorkerMonitor monitor) : BackgroundService
{
    private static readonly TimeSpan MinInterval = TimeSpan.FromMinutes(1);

    private readonly WorkerReport report = monitor.Open("token_uses");
    private readonly ConcurrentDictionary<long, DateTimeOffset> recorded = new();
    private readonly Channel<(long TokenId, DateTimeOffset At)> uses = Channel.CreateUnbounded<(long, DateTimeOffset)>(new UnboundedChannelOptions { SingleReader = true });

    public void Record(long tokenId, DateTimeOffset at)
    {
        if (recorded.TryGetValue(tokenId, out var last) && at - last < MinInterval)
        {
            return;
        }

        recorded[tokenId] = at;
        uses.Writer.TryWrite((tokenId, at));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (tokenId, at) in uses.Reader.ReadAllAsync(stoppingToken))
        {
            await report.RunAsync(token => WriteAsync(tokenId, at, token), stoppingToken);
        }
    }

    private async Task WriteAsync(long tokenId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(
            "UPDATE access.tokens SET last_used_at = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= $2 - $3)");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = tokenId });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = at });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = MinInterval });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
