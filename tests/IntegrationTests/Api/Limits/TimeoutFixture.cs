using Npgsql;
using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Api.Limits;

/// <summary>Reports that wait for a table which somebody else holds, and what becomes of them in each dialect.</summary>
internal abstract class TimeoutFixture : ServiceFixture
{
    private static readonly TestCaseData<string, string, string>[] Refusals =
    [
        new(Dialects.Coder, "workspaces.deployment_days", """{"message":"Internal error fetching DAUs.","detail":"The answer took too long."}"""),
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
        await WaitForStatementAsync(connection, asked);
        var refused = await asked;
        var left = await ExecuteAsync(connection, Waiting);
        await transaction.RollbackAsync();

        Assert.That(refused.Status, Is.EqualTo(504));
        Assert.That(Dialects.BodyOf(refused), Is.EqualTo(body));
        Assert.That(left, Is.Zero, "statements that still wait");
        Assert.That((await Service.AskInAsync(address)).Status, Is.EqualTo(200));
    }

    private const string Waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    /// <summary>Returns when a statement waits, or the request is answered already: on a busy machine its time may be over before its statement begins.</summary>
    protected static async Task WaitForStatementAsync(NpgsqlConnection connection, Task request, string since = "")
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await ExecuteAsync(connection, $"{Waiting} {since}") == 0 && !request.IsCompleted)
        {
            await ExecuteAsync(connection, "SELECT pg_stat_clear_snapshot()");
            await Task.Delay(TimeSpan.FromMilliseconds(5), timeout.Token);
        }

        await ExecuteAsync(connection, "SELECT pg_stat_clear_snapshot()");
    }

    protected static async Task<long> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is long count ? count : 0;
    }
}

/// <summary>PostgreSQL ends the statement.</summary>
internal sealed class StatementTimeoutTests : TimeoutFixture
{
    protected override (string Name, string Value)[] Settings => [("Database:StatementSeconds", "1")];

    [Test]
    public async Task Records_take_the_time_that_they_need()
    {
        await Service.AddInstanceAsync();
        await using var connection = new NpgsqlConnection(Service.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, "LOCK TABLE workspaces.users IN SHARE MODE");

        var sent = Service.AskAsync("POST", "/api/ingest/dev/users", RecordLines.Content([Known("ada")]));
        await WaitForStatementAsync(connection, sent, "AND clock_timestamp() - query_start > interval '1.5 seconds'");
        await transaction.RollbackAsync();

        Assert.That((await sent).Status, Is.EqualTo(200));
        Assert.That(await Service.CountAsync("users"), Is.EqualTo(1));
    }
}

/// <summary>The service ends the request, and with it the statement.</summary>
internal sealed class RequestTimeoutTests : TimeoutFixture
{
    protected override (string Name, string Value)[] Settings => [("Requests:TimeoutSeconds", "1")];
}
