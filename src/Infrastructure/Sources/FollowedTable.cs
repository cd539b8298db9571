using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Reporting.Infrastructure.Sources;

/// <param name="At">Its place in the order of the table.</param>
internal readonly record struct TableRow<TRecord>(SourceRow<TRecord> Row, Position At)
    where TRecord : class;

/// <summary>A table of the product that is read in its order, a page at a time.</summary>
internal sealed class FollowedTable<TRecord>(SourceSession session, FollowedCollection<TRecord> collection)
    where TRecord : class
{
    /// <summary>The first major version of PostgreSQL that digests rows.</summary>
    private const int OldestWithDigests = 14;

    private readonly RowReading<TRecord> reading = new(session, collection);

    /// <summary>In a transaction of its own.</summary>
    public Task<List<TableRow<TRecord>>> ReadPageAsync(Position after, CancellationToken cancellationToken)
        => session.Product.ReadAsync(connection => ReadPageAsync(connection, after, cancellationToken), cancellationToken);

    public async Task<List<TableRow<TRecord>>> ReadPageAsync(NpgsqlConnection connection, Position after, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SourceSql.Read(collection.File(session.Schema)), connection);
        after.AddTo(command);
        command.Parameters.Add(new NpgsqlParameter("limit", NpgsqlDbType.Integer) { Value = ProductDatabase.PageRows });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<TableRow<TRecord>>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new TableRow<TRecord>(reading.Read(reader), collection.Watermark.At(reader)));
        }

        return rows;
    }

    /// <summary>
    /// A digest of all rows after a position, which the product's database computes from the same statement: where it is the one of the last
    /// time, nothing has changed and no row need be sent.
    /// </summary>
    /// <returns>Null where there may be more rows than one page has, or the database can't compute it.</returns>
    public async Task<string?> ReadDigestAsync(NpgsqlConnection connection, Position after, CancellationToken cancellationToken)
    {
        if (connection.PostgreSqlVersion.Major < OldestWithDigests)
        {
            return null;
        }

        await using var command = new NpgsqlCommand(DigestOf(SourceSql.Read(collection.File(session.Schema))), connection);
        after.AddTo(command);
        command.Parameters.Add(new NpgsqlParameter("limit", NpgsqlDbType.Integer) { Value = ProductDatabase.PageRows });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var count = reader.GetInt64(0);
        return count == ProductDatabase.PageRows ? null : string.Create(CultureInfo.InvariantCulture, $"{count} {reader.TextOrNull(1)}");
    }

    public static string DigestOf(string sql) => $"SELECT count(*), sum(hash_record_extended(page, 0))::text FROM ({sql}) AS page";

    /// <summary>How many rows there are.</summary>
    public Task<long> CountAsync(CancellationToken cancellationToken)
        => session.Product.ReadAsync(
            async connection =>
            {
                await using var command = new NpgsqlCommand($"SELECT count(*) FROM public.{collection.Tables[0]}", connection);
                return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
            },
            cancellationToken);
}
