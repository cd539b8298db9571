using Npgsql;
using NUnit.Framework;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.ArchitectureTests.Database;

internal sealed class SqlValidityTests
{
    private const string Root = "src/Infrastructure/";

    private const string WorkingTables = "working_tables.sql";

    private static readonly IEnumerable<string> Questions = Sources.Below("src", ".sql")
        .Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal))
        .Where(path => !IsForProduct(path))
        .Select(path => path[Root.Length..])
        .Where(name => !name.EndsWith(WorkingTables, StringComparison.Ordinal));

    /// <summary>The working tables of roll-ups and, for a file that reads a merge, that merge's tables are there as in the code.</summary>
    [TestCaseSource(nameof(Questions))]
    public async Task A_file_is_valid_in_the_migrated_schema(string name)
    {
        await using var connection = await MigratedDatabase.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, SqlFile.Read(WorkingTables));
        await CreateMergeTablesAsync(connection, Path.GetFileName(name));
        var text = SqlFile.Read(name);

        await using var command = new NpgsqlCommand($"EXPLAIN {text}", connection);
        command.Parameters.AddRange(SqlParameters.Of(text).ToArray());

        Assert.That(async () => await command.ExecuteNonQueryAsync(), Throws.Nothing);
    }

    /// <summary>Whether it is sent to a product's database: a folder below that of sources is a product's.</summary>
    private static bool IsForProduct(string path) => Path.GetDirectoryName(Path.GetDirectoryName(path)) is "src/Infrastructure/Sources";

    private static async Task CreateMergeTablesAsync(NpgsqlConnection connection, string markFile)
    {
        var collection = MigratedDatabase.Context.Model.GetEntityTypes().SingleOrDefault(type => string.Equals(type.MarkDirtyFile(), markFile, StringComparison.Ordinal));
        if (collection is not null)
        {
            await ExecuteAsync(connection, new MergeSql(new RecordTable(collection)).CreateWorkingTables);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
