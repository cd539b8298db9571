using Npgsql;
using NpgsqlTypes;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Ingestion;

namespace Reporting.Infrastructure.Persistence.Erasure;

/// <summary>Erases people from events: those that a statement gives, with a key of its own for each.</summary>
internal sealed class EventErasure(NpgsqlConnection connection, ErasedUsers erased)
{
    public const string Table = "flags.events";

    private const string Columns = "kept.id, kept.created_at, kept.type, kept.created_by, kept.created_by_user_id, kept.data, kept.pre_data, kept.ip";

    /// <summary>Events on their way in.</summary>
    public async Task RunOnIncomingAsync(string incoming, CancellationToken cancellationToken)
    {
        await using var read = new NpgsqlCommand($"SELECT {Columns}, kept.record_number FROM {incoming} AS kept", connection) { CommandTimeout = 0 };
        var changed = await ReadChangedAsync(read, cancellationToken);
        await WriteAsync($"{incoming} AS kept", "kept.record_number = changed.number", instanceId: 0, changed, cancellationToken);
    }

    /// <summary>Stored events of an instance.</summary>
    public async Task RunOnStoredAsync(int instanceId, IReadOnlyList<(long Id, DateTime CreatedAt)> keys, CancellationToken cancellationToken)
    {
        await using var read = new NpgsqlCommand(
            $"""
             SELECT {Columns}, 0::bigint
             FROM unnest(@ids, @times) AS wanted (id, created_at)
             JOIN flags.events AS kept ON kept.instance_id = @instance AND kept.id = wanted.id AND kept.created_at = wanted.created_at
             """,
            connection);
        read.Parameters.Add(new NpgsqlParameter<int>("instance", instanceId));
        read.Parameters.Add(new NpgsqlParameter<long[]>("ids", [.. keys.Select(key => key.Id)]));
        read.Parameters.Add(new NpgsqlParameter("times", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz) { Value = keys.Select(key => key.CreatedAt).ToArray() });
        var changed = await ReadChangedAsync(read, cancellationToken);
        await WriteAsync($"{Table} AS kept", "kept.instance_id = @instance AND kept.id = changed.id AND kept.created_at = changed.created_at", instanceId, changed, cancellationToken);
    }

    private async Task<IReadOnlyList<(FlagEvent Event, long Number)>> ReadChangedAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var changed = new List<(FlagEvent, long)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var stored = EventOf(reader);
            var rewritten = erased.Rewrite(stored);
            if (rewritten != stored)
            {
                changed.Add((rewritten, reader.GetInt64(8)));
            }
        }

        return changed;
    }

    private async Task WriteAsync(string target, string match, int instanceId, IReadOnlyList<(FlagEvent Event, long Number)> changed, CancellationToken cancellationToken)
    {
        if (changed.Count == 0)
        {
            return;
        }

        await using var write = new NpgsqlCommand(
            $"""
             UPDATE {target}
             SET created_by = changed.created_by, data = changed.data, pre_data = changed.pre_data, ip = changed.ip
             FROM unnest(@numbers, @ids, @times, @makers, @data, @former, @addresses) AS changed (number, id, created_at, created_by, data, pre_data, ip)
             WHERE {match}
             """,
            connection) { CommandTimeout = 0 };
        write.Parameters.Add(new NpgsqlParameter<int>("instance", instanceId));
        write.Parameters.Add(new NpgsqlParameter<long[]>("numbers", [.. changed.Select(each => each.Number)]));
        write.Parameters.Add(new NpgsqlParameter<long[]>("ids", [.. changed.Select(each => each.Event.Id)]));
        write.Parameters.Add(new NpgsqlParameter("times", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz) { Value = changed.Select(each => each.Event.CreatedAt.UtcDateTime).ToArray() });
        write.Parameters.Add(Texts("makers", changed.Select(each => (string?)each.Event.CreatedBy)));
        write.Parameters.Add(Texts("data", changed.Select(each => each.Event.Data?.Text)));
        write.Parameters.Add(Texts("former", changed.Select(each => each.Event.PreData?.Text)));
        write.Parameters.Add(Texts("addresses", changed.Select(each => each.Event.Ip)));
        await write.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlParameter Texts(string name, IEnumerable<string?> values) => new(name, NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = values.ToArray() };

    private static FlagEvent EventOf(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetInt64(0),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(1),
        Type = reader.GetString(2),
        CreatedBy = reader.GetString(3),
        CreatedByUserId = reader.IsDBNull(4) ? null : reader.GetInt64(4),
        Data = reader.IsDBNull(5) ? null : new RawJson(reader.GetString(5)),
        PreData = reader.IsDBNull(6) ? null : new RawJson(reader.GetString(6)),
        Ip = reader.IsDBNull(7) ? null : reader.GetString(7),
    };
}
