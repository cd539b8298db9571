using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Reporting.Domain.Sources;
using Reporting.Infrastructure.Sources;
using Reporting.Testing.Service;

namespace Reporting.Testing.Sources;

/// <summary>The whole service with one source, <c>product</c>, that fills the instance <c>dev</c>.</summary>
internal sealed class SourceUnderTest : IAsyncDisposable
{
    public const string Name = "product";

    /// <summary>So long that a source is read at the start and when a test asks for it, and at no other time.</summary>
    private const string OnRequest = "1.00:00:00";

    private SourceUnderTest(ServiceUnderTest service) => Service = service;

    public ServiceUnderTest Service { get; }

    /// <param name="settings">Of the source, without what they all begin with.</param>
    public static Task<SourceUnderTest> StartAsync(DateTimeOffset now, string kind, string connectionString, params (string Name, string Value)[] settings)
        => StartAsync(now, kind, connectionString, settings, []);

    /// <param name="settings">Of the source, without what they all begin with.</param>
    /// <param name="others">Of the service.</param>
    public static async Task<SourceUnderTest> StartAsync(
        DateTimeOffset now, string kind, string connectionString, (string Name, string Value)[] settings, params (string Name, string Value)[] others)
        => new(await ServiceUnderTest.StartAsync(now, [.. SettingsOf(kind, connectionString, settings), .. others]));

    public static (string Name, string Value)[] SettingsOf(string kind, string connectionString, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Kind"] = kind,
            ["Instance"] = "dev",
            ["ConnectionString"] = connectionString,
            ["Interval"] = OnRequest,
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return [.. all.Select(setting => ($"Sources:{Name}:{setting.Key}", setting.Value))];
    }

    /// <summary>Has the source read, and returns when it has been.</summary>
    /// <exception cref="SourceFailedException">It could not be read, or not all of it.</exception>
    public async Task<IReadOnlyList<SourceChange>> SyncAsync()
    {
        Service.Clock.Advance(TimeSpan.FromSeconds(1));
        return await Service.Services.GetRequiredService<ISourceOperations>().SyncAsync(Name, new Progress<SourceStatus>(), CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(2));
    }

    /// <summary>Has this server stop reading, as when it ends.</summary>
    public Task StopReadingAsync() => Service.Services.GetServices<IHostedService>().OfType<SourceWorker>().Single().StopAsync(CancellationToken.None);

    public async Task<JsonNode> StatusAsync() => (await Service.GetAsync($"/api/sources/{Name}")).Expect(200).Json;

    public async Task<string> StateAsync() => (await StatusAsync())["state"]!.GetValue<string>();

    /// <summary>Asks again and again until it is so.</summary>
    public static async Task EventuallyAsync(Func<Task<bool>> isSo, string what)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!await isSo())
        {
            if (timeout.IsCancellationRequested)
            {
                throw new TimeoutException($"It never came about that {what}.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
        }
    }

    public static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        return await command.ExecuteScalarAsync();
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
