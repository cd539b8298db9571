using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.Infrastructure.Sources;

/// <summary>What is kept here of a collection, to be compared with what the product has. Names come from the model.</summary>
internal sealed class OwnRecords(SourceSession session, RecordTable table)
{
    /// <summary>How many records there are from an id on, and in how many of them a column is filled in.</summary>
    public async Task<(long Count, long FilledIn)> CountAsync(long from, string? column, CancellationToken cancellationToken)
    {
        await using var scope = session.Scopes.CreateAsyncScope();
        await using var command = Command(
            scope, $"SELECT count(*), count({(column is null ? "*" : $"kept.{column}")}) FROM {table.Name} AS kept WHERE kept.instance_id = $1 AND kept.{table.Key[0]} >= $2");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = from });
        await using var reader = await QueryAsync(command, cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    /// <summary>How many records there are up to a time, and after it.</summary>
    public async Task<(long UpTo, long After)> CountAsync(string column, DateTime time, CancellationToken cancellationToken)
    {
        await using var scope = session.Scopes.CreateAsyncScope();
        await using var command = Command(
            scope,
            $"SELECT count(*) FILTER (WHERE kept.{column} <= $2), count(*) FILTER (WHERE kept.{column} > $2) FROM {table.Name} AS kept WHERE kept.instance_id = $1");
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = DateTime.SpecifyKind(time, DateTimeKind.Utc) });
        await using var reader = await QueryAsync(command, cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    /// <summary>The ids from one on that are kept here and not among those given, which are in order.</summary>
    public async Task<IReadOnlyList<long>> FindSurplusAsync(List<long> given, long from, CancellationToken cancellationToken)
    {
        List<long> surplus = [];
        await foreach (var id in ReadIdsAsync("true", cancellationToken))
        {
            if (id >= from && given.BinarySearch(id) < 0)
            {
                surplus.Add(id);
            }
        }

        return surplus;
    }

    /// <summary>The first of the ids given, which are in order, that is not kept here.</summary>
    public async Task<long?> FindFirstMissingAsync(List<long> given, CancellationToken cancellationToken)
    {
        var next = 0;
        await foreach (var id in ReadIdsAsync("true", cancellationToken))
        {
            if (next < given.Count && id == given[next])
            {
                next++;
            }
            else if (next < given.Count && id > given[next])
            {
                break;
            }
        }

        return next < given.Count ? given[next] : null;
    }

    /// <summary>The ids of the records in which a column is not filled in, in order.</summary>
    public IAsyncEnumerable<long> ReadEmptyAsync(string column, CancellationToken cancellationToken) => ReadIdsAsync($"kept.{column} IS NULL", cancellationToken);

    private async IAsyncEnumerable<long> ReadIdsAsync(string condition, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var scope = session.Scopes.CreateAsyncScope();
        await using var command = Command(scope, $"SELECT kept.{table.Key[0]} FROM {table.Name} AS kept WHERE kept.instance_id = $1 AND {condition} ORDER BY kept.{table.Key[0]}");
        await using var reader = await QueryAsync(command, cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return reader.GetInt64(0);
        }
    }

    /// <summary>Both databases are read here: a failure of ours is not one of the product.</summary>
    private static async Task<NpgsqlDataReader> QueryAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        try
        {
            return await command.ExecuteReaderAsync(cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            throw new OwnDatabaseFailedException(exception);
        }
    }

    private NpgsqlCommand Command(AsyncServiceScope scope, string sql)
    {
        var command = scope.ServiceProvider.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        command.CommandTimeout = 0;
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = session.Instance.Id });
        return command;
    }
}

/// <summary>The service's own database could not be read.</summary>
internal sealed class OwnDatabaseFailedException(NpgsqlException cause) : Exception(Words, cause)
{
    public const string Words = "the service's own database can't be used just now";
}
