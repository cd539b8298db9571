using Npgsql;
using Reporting.Application.Health;

namespace Reporting.Infrastructure.Health;

internal sealed class DatabaseStorage(NpgsqlDataSource source) : IDatabaseStorage
{
    public async Task<long> MeasureAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT pg_database_size(current_database())");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
