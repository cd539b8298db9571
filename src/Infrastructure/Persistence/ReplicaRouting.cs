using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using Reporting.Application.Reports;
using Reporting.Application.Telemetry;

namespace Reporting.Infrastructure.Persistence;

/// <summary>Lends the request's context a connection to a replica for the time of one reading.</summary>
internal sealed class ReplicaRouting(Replicas replicas, NpgsqlDataSource primary, ReportingDbContext context, ILogger<ReplicaRouting> log) : IReplicaRouting
{
    private const string Replica = "replica";
    private const string ReplicasBehind = "primary, replicas behind";
    private const string ReplicaFailed = "primary, replica failed";

    public Task<T> ReadAsync<T>(int instanceId, long version, Func<Task<T>> read, CancellationToken cancellationToken)
        => replicas.Exist ? ReadOnReplicaAsync(instanceId, version, read, cancellationToken) : read();

    private async Task<T> ReadOnReplicaAsync<T>(int instanceId, long version, Func<Task<T>> read, CancellationToken cancellationToken)
    {
        var reason = ReplicasBehind;
        try
        {
            await using var connection = await replicas.OpenFreshAsync(instanceId, version, cancellationToken);
            if (connection is not null)
            {
                var answer = await ReadThroughAsync(connection, read);
                Instruments.CountRead(Replica);
                return answer;
            }
        }
        catch (Exception exception) when (IsOfReplica(exception) && !cancellationToken.IsCancellationRequested)
        {
            reason = ReplicaFailed;
            log.LogWarning("A report is read from the primary: {Message}", exception.GetBaseException().Message);
        }

        Instruments.CountRead(reason);
        return await read();
    }

    /// <summary>What is read later, as lists are that stream, comes from the primary again.</summary>
    private async Task<T> ReadThroughAsync<T>(NpgsqlConnection connection, Func<Task<T>> read)
    {
        context.Database.SetDbConnection(connection, contextOwnsConnection: false);
        try
        {
            return await read();
        }
        finally
        {
            context.Database.SetDbConnection(primary.CreateConnection(), contextOwnsConnection: true);
        }
    }

    /// <summary>Anything that the replica's connection brought, however deep; but a statement that took too long would take as long there.</summary>
    private static bool IsOfReplica(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is DbException database)
            {
                return !string.Equals(database.SqlState, PostgresErrorCodes.QueryCanceled, StringComparison.Ordinal);
            }
        }

        return false;
    }
}
