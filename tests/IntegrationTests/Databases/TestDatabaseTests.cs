using Npgsql;
using NUnit.Framework;
using Reporting.Testing.Databases;

namespace Reporting.IntegrationTests.Databases;

internal sealed class TestDatabaseTests
{
    private static readonly DatabaseTemplate Shelves = new("shelves", MakeShelvesAsync);
    private static int made;

    [Test]
    public async Task Is_a_copy_of_its_own_of_a_template_that_is_made_once()
    {
        var cluster = await TestCluster.SharedAsync();
        await using var first = await cluster.CreateDatabaseAsync(Shelves);
        await using var second = await cluster.CreateDatabaseAsync(Shelves);
        await PostgresUnderTest.QueryAsync(first.ConnectionString, "INSERT INTO shop.shelves DEFAULT VALUES");

        Assert.That(await PostgresUnderTest.QueryAsync(first.ConnectionString, "SELECT count(*) FROM shop.shelves"), Is.EqualTo(2));
        Assert.That(await PostgresUnderTest.QueryAsync(second.ConnectionString, "SELECT count(*) FROM shop.shelves"), Is.EqualTo(1));
        Assert.That(made, Is.EqualTo(1));
    }

    [Test]
    public async Task Is_emptied_by_a_reset_except_for_the_migration_history_and_what_is_named()
    {
        var cluster = await TestCluster.SharedAsync();
        await using var database = await cluster.CreateDatabaseAsync(Shelves);

        await database.ResetAsync(["kept"]);

        Assert.That(
            await PostgresUnderTest.QueryAsync(
                database.ConnectionString,
                """
                SELECT concat_ws(' ',
                    (SELECT count(*) FROM shop.shelves), (SELECT count(*) FROM shop.books),
                    (SELECT count(*) FROM kept), (SELECT count(*) FROM "__EFMigrationsHistory"), nextval('shop.shelves_id_seq'))
                """),
            Is.EqualTo("0 0 1 1 2"));
    }

    private static async Task MakeShelvesAsync(string connectionString, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref made);
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            CREATE SCHEMA shop;
            CREATE TABLE shop.shelves (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
            CREATE TABLE shop.books (shelf bigint REFERENCES shop.shelves, month int) PARTITION BY LIST (month);
            CREATE TABLE shop.books_1 PARTITION OF shop.books FOR VALUES IN (1);
            CREATE TABLE kept AS SELECT 1 AS one;
            CREATE TABLE "__EFMigrationsHistory" AS SELECT 1 AS one;
            INSERT INTO shop.shelves DEFAULT VALUES;
            INSERT INTO shop.books VALUES (1, 1);
            """,
            connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
