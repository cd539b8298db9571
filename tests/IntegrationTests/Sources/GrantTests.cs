using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NUnit.Framework;
using Reporting.Domain.Sources;
using Reporting.IntegrationTests.Postgres;
using Reporting.Infrastructure.Sources;
using Reporting.Testing.Sources;
using static Reporting.Testing.Sources.SourceUnderTest;

namespace Reporting.IntegrationTests.Sources;

/// <summary>The role that the printed SQL makes can read what a source needs, and nothing else; no other column is ever asked for.</summary>
[RequiresPostgresBinaries]
internal sealed class GrantTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Hidden =
        ["password", "hashed_password", "secret", "community", "passphrase", "auth_token", "provisioner_state", "email,", "email ", "ip_address", " key", "snmp_community", "primary_ip4", "default_value"];

    [TestCase("openl2m")]
    [TestCase("coder")]
    public async Task A_role_with_the_grants_is_enough_and_is_refused_everything_else(string kind)
    {
        await using var database = kind is "coder" ? await CoderDatabase.CreateAsync(keepsMinutesByApp: true) : await OpenL2MDatabase.CreateAsync();
        var role = $"reader_{Guid.NewGuid():N}";
        var hidden = new HiddenColumns(database.ConnectionString);
        await ExecuteAsync(database.ConnectionString, new SourceGrants(SourceRegistration.Products).Write(kind, role));

        // The tests' server admits its own user alone, who takes on the role.
        var address = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Options = $"-c role={role}" }.ConnectionString;

        await using (var source = await SourceUnderTest.StartAsync(Noon, kind, address))
        {
            await source.SyncAsync();
            var check = await source.Service.Services.GetRequiredService<ISourceOperations>().CheckAsync(Name, CancellationToken.None);

            Assert.That(check[0].Tables.Where(table => !table.IsGood).Select(table => table.Table), Is.Empty);
        }

        foreach (var column in await hidden.ReadColumnsAsync(kind))
        {
            Assert.That(
                async () => await ExecuteAsync(address, $"SELECT {column.Column} FROM {column.Table} LIMIT 1"),
                Throws.TypeOf<PostgresException>().With.Property("SqlState").EqualTo(PostgresErrorCodes.InsufficientPrivilege),
                $"{column.Table}.{column.Column}");
        }

        await ExecuteAsync(database.ConnectionString, $"DROP OWNED BY {role}; DROP ROLE {role}");
    }

    [Test]
    public void Nothing_that_is_hidden_is_asked_for()
    {
        var asked = SourceRegistration.Products
            .SelectMany(product => product.Tables)
            .SelectMany(table => table.AllColumns, (table, column) => $"{table.Name}.{column}")
            .ToList();
        var texts = typeof(SourceProduct).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Sources/", StringComparison.Ordinal) && name.Count(letter => letter == '/') == 2)
            .Select(name => SourceSql.Read(name))
            .ToList();

        Assert.That(texts, Is.Not.Empty);
        Assert.That(asked.Where(column => Hidden.Any(hidden => column.EndsWith($".{hidden.Trim(',', ' ')}", StringComparison.Ordinal))), Is.Empty);
        Assert.That(texts.Where(text => Hidden.Any(hidden => text.Contains($".{hidden}", StringComparison.Ordinal))), Is.Empty);
    }

    /// <summary>The columns of the product's tables that no source reads.</summary>
    private sealed record HiddenColumns(string Address)
    {
        public async Task<IReadOnlyList<(string Table, string Column)>> ReadColumnsAsync(string kind)
        {
            var granted = SourceRegistration.Products.Single(product => product.Kind == kind).Tables
                .SelectMany(table => table.AllColumns, (table, column) => (table.Name, column))
                .ToHashSet();
            await using var connection = new NpgsqlConnection(Address);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = 'public'", connection);
            await using var reader = await command.ExecuteReaderAsync();
            List<(string, string)> hidden = [];
            while (await reader.ReadAsync())
            {
                if (!granted.Contains((reader.GetString(0), reader.GetString(1))))
                {
                    hidden.Add((reader.GetString(0), reader.GetString(1)));
                }
            }

            Assert.That(hidden, Is.Not.Empty);
            return hidden;
        }
    }
}
