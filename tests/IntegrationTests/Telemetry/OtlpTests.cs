using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Npgsql;
using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Databases;
using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.Telemetry;

internal sealed class OtlpTests
{
    [Test]
    public async Task Metrics_and_traces_go_to_the_collector_that_is_named()
    {
        await using var database = await (await TestCluster.SharedAsync()).CreateDatabaseAsync(ReportingTemplate.Migrated);
        await AddInstanceAsync(database);
        await using var collector = Collector.Start();
        await using var service = await ServiceProcess.StartAsync([
            ("ConnectionStrings__Reporting", database.ConnectionString),
            ("Reporting__DataDirectory", ScratchDirectory.Next("service")),
            ("Telemetry__UsageMetrics", "true"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_SERVICE_NAME", "observed-service")]);

        await service.AskAsync("/api/instances", token: "nobodys-nobodysnobodysnobody");
        Assert.That(await service.StopAsync(), Is.Zero);

        Assert.That(collector.Received("/v1/metrics"), Does.Contain("observed-service").And.Contain("http.server.request.duration").And.Contain("dotnet.gc.collections").And.Contain("reporting.active_users").And.Contain("an-instance"));
        Assert.That(collector.Received("/v1/traces"), Does.Contain("observed-service").And.Contain("Microsoft.AspNetCore").And.Contain("Npgsql"));
    }

    private static async Task AddInstanceAsync(TestDatabase database)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand(
            """
            INSERT INTO access.instances (key, kind, name, time_zone, created_at) VALUES ('an-instance', 'network', 'An instance', 'UTC', '2026-01-01');
            INSERT INTO access.data_versions (instance_id, version) SELECT id, 1 FROM access.instances
            """);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Takes what is sent to it; of the binary bodies the texts can be read.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, string Body)> received = new();
        private readonly HttpListener listener = new();
        private Task listening = Task.CompletedTask;

        public string Address { get; private init; } = "";

        public static Collector Start()
        {
            using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var port = ((IPEndPoint)probe.LocalEndpoint).Port;
            probe.Stop();
            var collector = new Collector { Address = $"http://127.0.0.1:{port}" };
            collector.listener.Prefixes.Add($"{collector.Address}/");
            collector.listener.Start();
            collector.listening = collector.ListenAsync();
            return collector;
        }

        public string Received(string path) => string.Concat(received.Where(sent => string.Equals(sent.Path, path, StringComparison.Ordinal)).Select(sent => sent.Body));

        public async ValueTask DisposeAsync()
        {
            listener.Close();
            await listening;
        }

        private async Task ListenAsync()
        {
            try
            {
                while (listener.IsListening)
                {
                    var context = await listener.GetContextAsync();
                    using var body = new StreamReader(context.Request.InputStream, Encoding.Latin1);
                    received.Enqueue((context.Request.Url!.AbsolutePath, await body.ReadToEndAsync()));
                    context.Response.Close();
                }
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
