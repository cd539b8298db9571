using Npgsql;
using NUnit.Framework;
using Reporting.Infrastructure.Persistence;
using Reporting.Testing.Databases;

namespace Reporting.ArchitectureTests.Database;

/// <summary>A migrated database without records and the model that goes with it, for the fixtures of this namespace.</summary>
[SetUpFixture]
internal sealed class MigratedDatabase
{
    private static TestDatabase? database;

    public static NpgsqlDataSource Source { get; private set; } = null!;

    public static ReportingDbContext Context { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task CreateAsync()
    {
        var cluster = await TestCluster.SharedAsync();
        database = await cluster.CreateDatabaseAsync(ReportingTemplate.Migrated);
        Source = NpgsqlDataSource.Create(database.ConnectionString);
        Context = DatabaseMigrator.Open(Source);
    }

    [OneTimeTearDown]
    public async Task DropAsync()
    {
        await Context.DisposeAsync();
        await Source.DisposeAsync();
        await database!.DisposeAsync();
    }

    /// <summary>The first column of every row.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
