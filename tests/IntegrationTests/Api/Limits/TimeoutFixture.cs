using Npgsql;
using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.Api.Limits;

/// <summary>Reports that wait for a table which somebody else holds, and what becomes of them in each dialect.</summary>
internal abstract class TimeoutFixture : ServiceFixture
{
    private static readonly TestCaseData<string, string, string>[] Refusals =
    [
        new(Dialects.Coder, "workspaces.user_days", """{"message":"Internal error fetching DAUs.","detail":"The answer took too long."}"""),
        new(Dialects.Unleash, "flags.environments", """{"name":"UnknownError","message":"The answer took too long.","details":[{"message":"The answer took too long."}]}"""),
        new(Dialects.OpenL2M, "network.log_days", """{"detail":"The answer took too long."}"""),
        new(Dialects.Native, "access.collections", """{"type":"about:blank","title":"Gateway Timeout","status":504,"detail":"The answer took too long."}"""),
    ];

    [TestCaseSource(nameof(Refusals))]
    public async Task A_report_that_takes_too_long_is_refused_and_called_off(string address, string table, string body)
    {
        await Service.AddInstancesAsync();
        await using var connection = new NpgsqlConnection(Service.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, $"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE");

        var asked = Service.AskInAsync(address);
        await WaitForStatementAsync(connection);
        var refused = await asked;
        var left = await ExecuteAsync(connection, Waiting);
        await transaction.RollbackAsync();

        Assert.That(refused.Status, Is.EqualTo(504));
        Assert.That(Dialects.BodyOf(refused), Is.EqualTo(body));
        Assert.That(left, Is.Zero, "statements that still wait");
        Assert.That((await Service.AskInAsync(address)).Status, Is.EqualTo(200));
    }

    private const string Waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    private static async Task WaitForStatementAsync(NpgsqlConnection connection)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await ExecuteAsync(connection, Waiting) == 0)
        {
            await ExecuteAsync(connection, "SELECT pg_stat_clear_snapshot()");
            await Task.Delay(TimeSpan.FromMilliseconds(5), patience.Token);
        }

        await ExecuteAsync(connection, "SELECT pg_stat_clear_snapshot()");
    }

    private static async Task<long> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is long count ? count : 0;
    }
}

/// <summary>PostgreSQL ends the statement.</summary>
internal sealed class StatementTimeoutTests : TimeoutFixture
{
    protected override (string Name, string Value)[] Settings => [("Database:StatementSeconds", "1")];
}

/// <summary>The service ends the request, and with it the statement.</summary>
internal sealed class RequestTimeoutTests : TimeoutFixture
{
    protected override (string Name, string Value)[] Settings => [("Requests:TimeoutSeconds", "1")];
}
