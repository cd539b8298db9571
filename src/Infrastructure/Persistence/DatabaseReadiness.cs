using System.Data.Common;
using Npgsql;
using Reporting.Application.Health;

namespace Reporting.Infrastructure.Persistence;

/// <summary>Ready means that the database answers within two seconds.</summary>
internal sealed class DatabaseReadiness(NpgsqlDataSource source) : IReadiness
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    public async Task<Readiness> CheckAsync(CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Timeout);
        try
        {
            await using var command = source.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(timeout.Token);
            return new Readiness(IsReady: true, "ready");
        }
        catch (Exception exception) when (exception is DbException or TimeoutException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new Readiness(IsReady: false, "the database does not answer");
        }
    }
}
