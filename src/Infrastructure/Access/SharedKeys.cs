using System.Security.Cryptography;
using Npgsql;
using Reporting.Domain.Access;

namespace Reporting.Infrastructure.Access;

internal sealed class SharedKeys(NpgsqlDataSource source, TimeProvider clock) : ISharedKeys
{
    private const int KeySize = 32;

    /// <summary>Of several servers that ask first, one makes the key and all read it.</summary>
    public async Task<byte[]> ReadAsync(string name, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using (var add = new NpgsqlCommand("INSERT INTO access.keys (name, value, created_at) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING", connection))
        {
            add.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
            add.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = RandomNumberGenerator.GetBytes(KeySize) });
            add.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
            await add.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var read = new NpgsqlCommand("SELECT keys.value FROM access.keys WHERE keys.name = $1", connection);
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        return (byte[])(await read.ExecuteScalarAsync(cancellationToken))!;
    }
}
