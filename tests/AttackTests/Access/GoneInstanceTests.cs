using NUnit.Framework;
using Npgsql;
using Reporting.Testing.Service;

namespace Reporting.AttackTests.Access;

/// <summary>An admin token bound to an instance, used while that instance goes.</summary>
internal sealed class GoneInstanceTests : ServiceFixture
{
    private const string Unbound = """{"name":"free","role":"admin"}""";

    [Test]
    public async Task Tokens_and_instances_are_read_as_of_one_moment()
    {
        await Service.AddInstanceAsync();
        var (_, token) = await Service.AddTokenAsync("admin", "dev");
        await using var connection = new NpgsqlConnection(Service.ConnectionString);
        await connection.OpenAsync();

        // The server reads its tokens and then waits for the instances, of which there is none left once it gets them.
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await ExecuteAsync(connection, "LOCK TABLE access.instances IN ACCESS EXCLUSIVE MODE");
            await Service.ExecuteAsync("UPDATE access.directory_version SET version = version + 1");
            await WaitForReaderAsync(connection);
            await ExecuteAsync(connection, "DELETE FROM access.instances");
            await transaction.CommitAsync();
        }

        var answer = await PostAsync(token);

        Assert.That(answer.Status, Is.EqualTo(403), answer.Body);
        Assert.That(await CountUnboundAsync(), Is.EqualTo(1), "the first token alone");
    }

    [Test]
    public async Task A_token_whose_instance_is_not_found_lets_nobody_in()
    {
        await Service.AddInstanceAsync();
        var (_, token) = await Service.AddTokenAsync("admin", "dev");
        await Service.ExecuteAsync("ALTER TABLE access.tokens DROP CONSTRAINT fk_tokens_instances; DELETE FROM access.instances; UPDATE access.directory_version SET version = version + 1");
        while ((await Service.GetAsync("/api/instances")).Json.AsArray().Count > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        Answer[] answers = [await PostAsync(token), await Service.GetAsync("/api/instances", token), await Service.GetAsync("/api/v2/insights/daus?tz_offset=0", token)];

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(401));
        Assert.That(await CountUnboundAsync(), Is.EqualTo(1), "the first token alone");
    }

    private Task<Answer> PostAsync(string token) => Service.AskAsync("POST", "/api/tokens", new StringContent(Unbound, System.Text.Encoding.UTF8, "application/json"), token);

    private async Task<int> CountUnboundAsync() => (await Service.GetAsync("/api/tokens")).Json.AsArray().Count(token => token!["instance"] is null && (string?)token["name"] is not "admin");

    private static async Task WaitForReaderAsync(NpgsqlConnection connection)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_locks WHERE relation = 'access.instances'::regclass AND NOT granted", connection);
        while (await command.ExecuteScalarAsync(timeout.Token) is 0L)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), timeout.Token);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
