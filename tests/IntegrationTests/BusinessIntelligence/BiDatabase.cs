using System.Globalization;
using Npgsql;
using Reporting.Infrastructure.Persistence;

namespace Reporting.IntegrationTests.BusinessIntelligence;

/// <summary>What tools see of a database as the role that <c>db grants bi</c> makes.</summary>
internal sealed class BiDatabase(string connectionString) : IAsyncDisposable
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(connectionString);

    /// <summary>The tests' server admits its own user alone, who takes on the role.</summary>
    public static async Task<BiDatabase> OpenAsync(string owner)
    {
        var role = $"bi_{Guid.NewGuid():N}";
        await using var admin = NpgsqlDataSource.Create(owner);
        await using var grant = admin.CreateCommand(new DatabaseGrants().Write(DatabaseGrants.BusinessIntelligence, role));
        await grant.ExecuteNonQueryAsync();
        return new BiDatabase(new NpgsqlConnectionStringBuilder(owner) { Options = $"-c role={role}" }.ConnectionString) { Owner = owner, Role = role };
    }

    public string Owner { get; private init; } = connectionString;

    public string? Role { get; private init; }

    /// <summary>Each row as its values in their order.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))));
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        if (Role is { } role)
        {
            await using var admin = NpgsqlDataSource.Create(Owner);
            await using var drop = admin.CreateCommand($"DROP OWNED BY {role}; DROP ROLE {role}");
            await drop.ExecuteNonQueryAsync();
        }
    }

    private static string Text(object value) => value switch
    {
        DBNull => "-",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0, Kind: DateTimeKind.Unspecified } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
