using Npgsql;
using NpgsqlTypes;
using Reporting.Domain.Sources;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Sources;

/// <summary>What is kept of sources in the service's own database.</summary>
internal sealed class SourceStore(NpgsqlDataSource source)
{
    /// <summary>By collection.</summary>
    public async Task<IReadOnlyDictionary<string, CollectionState>> ReadCollectionsAsync(int instanceId, CancellationToken cancellationToken)
    {
        await using var command = Command("source_collections_read.sql", instanceId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var states = new Dictionary<string, CollectionState>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            states.Add(reader.GetString(0), new CollectionState(
                SourceCursor.Of(reader.TextOrNull(1)),
                reader.TextOrNull(2),
                reader.MomentOrNull(3),
                reader.GetInt64(4),
                reader.GetInt64(5),
                reader.IsDBNull(6) ? null : reader.GetDouble(6),
                reader.GetInt64(7)));
        }

        return states;
    }

    /// <summary>Writes how far a collection has been read, within the transaction that writes its records.</summary>
    /// <exception cref="SourceTakenOverException">Another server has read on meanwhile.</exception>
    public static async Task SaveCollectionAsync(
        NpgsqlConnection connection, (int Instance, string Collection) which, CollectionState former, CollectionState next, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SqlFile.Read("source_collection_save.sql"), connection);
        Add(command, "instance", NpgsqlDbType.Integer, which.Instance);
        Add(command, "collection", NpgsqlDbType.Text, which.Collection);
        Add(command, "cursor", NpgsqlDbType.Text, next.Cursor?.Text);
        Add(command, "digest", NpgsqlDbType.Text, next.Digest);
        Add(command, "as_of", NpgsqlDbType.TimestampTz, next.AsOf?.ToUniversalTime());
        Add(command, "records_read", NpgsqlDbType.Bigint, next.RecordsRead);
        Add(command, "records_changed", NpgsqlDbType.Bigint, next.RecordsChanged);
        Add(command, "progress", NpgsqlDbType.Double, next.Progress);
        Add(command, "former_cursor", NpgsqlDbType.Text, former.Cursor?.Text);
        Add(command, "former_digest", NpgsqlDbType.Text, former.Digest);
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
        {
            throw new SourceTakenOverException();
        }
    }

    /// <summary>Writes which records break a rule, within the transaction that writes the others.</summary>
    /// <param name="keys">Those that were looked at; null for all of the collection.</param>
    /// <returns>How many the collection has now.</returns>
    public static async Task<long> SaveLeftOutAsync(
        NpgsqlConnection connection, (int Instance, string Collection) which, IReadOnlyCollection<string>? keys, IReadOnlyDictionary<string, string> leftOut, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SqlFile.Read("source_left_out_save.sql"), connection);
        Add(command, "instance", NpgsqlDbType.Integer, which.Instance);
        Add(command, "collection", NpgsqlDbType.Text, which.Collection);
        Add(command, "all_keys", NpgsqlDbType.Boolean, keys is null);
        Add(command, "keys", NpgsqlDbType.Array | NpgsqlDbType.Text, keys?.ToArray() ?? []);
        Add(command, "left_out", NpgsqlDbType.Array | NpgsqlDbType.Text, leftOut.Keys.ToArray());
        Add(command, "reasons", NpgsqlDbType.Array | NpgsqlDbType.Text, leftOut.Values.ToArray());
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async Task<LeftOutRecords> ReadLeftOutAsync(int instanceId, CancellationToken cancellationToken)
    {
        await using var command = Command("source_left_out_read.sql", instanceId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<LeftOutRecord> first = [];
        var count = 0L;
        while (await reader.ReadAsync(cancellationToken))
        {
            first.Add(new LeftOutRecord(reader.GetString(0), reader.GetString(1), reader.GetString(2)));
            count = reader.GetInt64(3);
        }

        return new LeftOutRecords(count, first);
    }

    public async Task<SavedSource?> ReadAsync(int instanceId, CancellationToken cancellationToken)
    {
        await using var command = Command("source_read.sql", instanceId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new SavedSource(
                reader.TextOrNull(0), reader.TextOrNull(1), reader.MomentOrNull(2), reader.MomentOrNull(3),
                reader.MomentOrNull(4), reader.MomentOrNull(5), reader.MomentOrNull(6), reader.TextOrNull(7))
            : null;
    }

    public async Task SaveAsync(int instanceId, string name, SavedSource saved, CancellationToken cancellationToken)
    {
        await using var command = Command("source_save.sql", instanceId);
        Add(command, "name", NpgsqlDbType.Text, name);
        Add(command, "product_version", NpgsqlDbType.Text, saved.ProductVersion);
        Add(command, "generation", NpgsqlDbType.Text, saved.Generation);
        Add(command, "as_of", NpgsqlDbType.TimestampTz, saved.AsOf?.ToUniversalTime());
        Add(command, "last_success_at", NpgsqlDbType.TimestampTz, saved.LastSuccessAt?.ToUniversalTime());
        Add(command, "last_attempt_at", NpgsqlDbType.TimestampTz, saved.LastAttemptAt?.ToUniversalTime());
        Add(command, "next_attempt_at", NpgsqlDbType.TimestampTz, saved.NextAttemptAt?.ToUniversalTime());
        Add(command, "failing_since", NpgsqlDbType.TimestampTz, saved.FailingSince?.ToUniversalTime());
        Add(command, "error", NpgsqlDbType.Text, saved.Error);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string file, int instanceId)
    {
        var command = source.CreateCommand(SqlFile.Read(file));
        command.Parameters.Add(new NpgsqlParameter<int>("instance", instanceId));
        return command;
    }

    private static void Add(NpgsqlCommand command, string name, NpgsqlDbType type, object? value)
        => command.Parameters.Add(new NpgsqlParameter(name, type) { Value = value ?? DBNull.Value });
}

/// <summary>How the last readings went, as far as it is worth writing down.</summary>
internal sealed record SavedSource(
    string? ProductVersion,
    string? Generation,
    DateTimeOffset? AsOf,
    DateTimeOffset? LastSuccessAt,
    DateTimeOffset? LastAttemptAt,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? FailingSince,
    string? Error)
{
    public static readonly SavedSource New = new(null, null, null, null, null, null, null, null);
}

/// <summary>Another server reads the source now.</summary>
internal sealed class SourceTakenOverException() : Exception("Another server reads this source.");
