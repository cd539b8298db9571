using System.Text.Json;
using Npgsql;

namespace Reporting.Bench.Reports;

/// <summary>A report as the service gives it and as direct SQL over half hours gives it.</summary>
internal abstract class Report
{
    public abstract string Name { get; }

    public abstract string Address(Scope scope);

    /// <summary>What the service's answer says, a line for each fact.</summary>
    public abstract IEnumerable<string> Read(JsonElement answer);

    /// <summary>Computes the same lines with SQL.</summary>
    public abstract Task<List<string>> ComputeAsync(NpgsqlDataSource source, Scope scope, CancellationToken cancellationToken);

    /// <summary>Runs one of the bench's SQL files and makes lines of its rows.</summary>
    protected static async Task<List<string>> QueryAsync(
        NpgsqlDataSource source, string file, Scope scope, Func<NpgsqlDataReader, string> toLine, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        await using var command = source.CreateCommand(StraightSql.Read(file));
        command.Parameters.AddWithValue("instance", scope.InstanceId);
        command.Parameters.AddWithValue("start", scope.Start.ToUniversalTime());
        command.Parameters.AddWithValue("end", scope.End.ToUniversalTime());
        command.Parameters.AddWithValue("templates", scope.Templates);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            lines.Add(toLine(rows));
        }

        return lines;
    }

    protected static string Ids(NpgsqlDataReader rows, int column)
        => string.Join(',', rows.GetFieldValue<Guid[]>(column).Select(id => id.ToString()).Order(StringComparer.Ordinal));

    protected static string Ids(JsonElement ids) => string.Join(',', ids.EnumerateArray().Select(id => id.GetString()).Order(StringComparer.Ordinal));
}
