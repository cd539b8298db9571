using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NUnit.Framework;
using Reporting.Domain.Sources;
using Reporting.IntegrationTests.Postgres;
using Reporting.Infrastructure.Sources;
using Reporting.Testing.Databases;
using Reporting.Testing.Sources;
using static Reporting.Testing.Sources.SourceUnderTest;

namespace Reporting.IntegrationTests.Sources;

/// <summary>The role that the printed SQL makes can read what a source needs, and nothing else; no other column is ever asked for.</summary>
[RequiresPostgresBinaries]
internal sealed class GrantTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Hidden =
        ["password", "password_hash", "hashed_password", "secret", "community", "passphrase", "auth_token", "provisioner_state", "email", "ip", "ip_address", "key", "private_key", "snmp_community", "primary_ip4", "default_value"];

    [TestCase("openl2m")]
    [TestCase("coder")]
    [TestCase("unleash")]
    public async Task A_role_with_the_grants_is_enough_and_is_refused_everything_else(string kind)
    {
        await using var database = await MakeAsync(kind);
        var address = database?.ConnectionString ?? (await UnleashProduct.SharedAsync()).ConnectionString;
        var role = $"reader_{Guid.NewGuid():N}";
        await ExecuteAsync(address, new SourceGrants(SourceRegistration.Products).Write(kind, role));
        var log = await StatementLog.StartAsync(address);

        // The tests' server admits its own user alone, who takes on the role.
        var reader = new NpgsqlConnectionStringBuilder(address) { Options = $"-c role={role}" }.ConnectionString;
        await using (var source = await SourceUnderTest.StartAsync(kind is "unleash" ? TimeProvider.System.GetUtcNow() : Noon, kind, reader))
        {
            await source.SyncAsync();
            var check = await source.Service.Services.GetRequiredService<ISourceChecks>().CheckAsync(Name, CancellationToken.None);

            Assert.That(check[0].Tables.Where(table => !table.IsGood).Select(table => table.Table), Is.Empty);
            CheckStatements(await log.StopAsync(), kind);
        }

        foreach (var (table, column) in await ReadHiddenColumnsAsync(address, kind))
        {
            Assert.That(
                async () => await ExecuteAsync(reader, $"SELECT \"{column}\" FROM \"{table}\" LIMIT 1"),
                Throws.TypeOf<PostgresException>().With.Property("SqlState").EqualTo(PostgresErrorCodes.InsufficientPrivilege),
                $"{table}.{column}");
        }

        await ExecuteAsync(address, $"DROP OWNED BY {role}; DROP ROLE {role}");
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
        Assert.That(asked.Where(column => Hidden.Any(hidden => column.EndsWith($".{hidden}", StringComparison.Ordinal))), Is.Empty);
        Assert.That(texts.Where(text => Hidden.Any(hidden => Matches(text, $@"\.{hidden}\b"))), Is.Empty);
    }

    private static bool Matches(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(10));

    private static async Task<TestDatabase?> MakeAsync(string kind) => kind switch
    {
        "coder" => await CoderDatabase.CreateAsync(keepsMinutesByApp: true),
        "openl2m" => await OpenL2MDatabase.CreateAsync(),
        _ => null,
    };

    /// <summary>What the product's database saw: every table, no hidden column, nothing that writes or locks.</summary>
    private static void CheckStatements(IReadOnlyList<string> statements, string kind)
    {
        var text = string.Join('\n', statements);
        var tables = SourceRegistration.Products.Single(product => product.Kind == kind).Tables.Where(table => !table.IsOptional).Select(table => table.Name);

        Assert.That(tables.Where(table => !text.Contains($"public.{table}", StringComparison.Ordinal)), Is.Empty);
        Assert.That(Hidden.Where(column => Matches(text, $@"(\.|""|SELECT |, ){column}\b")), Is.Empty);
        Assert.That(statements.Where(statement => Matches(statement, @"\b(INSERT|UPDATE|DELETE|TRUNCATE|CREATE|DROP|ALTER|LOCK|FOR SHARE)\b")), Is.Empty);
        Assert.That(text, Does.Contain("REPEATABLE READ READ ONLY").And.Contains("statement_timeout").And.Contains("lock_timeout").And.Contains("idle_in_transaction_session_timeout"));
    }

    /// <summary>The columns of the product's tables that no source reads.</summary>
    private static async Task<IReadOnlyList<(string Table, string Column)>> ReadHiddenColumnsAsync(string address, string kind)
    {
        var granted = SourceRegistration.Products.Single(product => product.Kind == kind).Tables
            .SelectMany(table => table.AllColumns, (table, column) => (table.Name, column))
            .ToHashSet();
        await using var connection = new NpgsqlConnection(address);
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
