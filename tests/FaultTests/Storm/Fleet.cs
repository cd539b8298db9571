using Reporting.Testing.Service;

namespace Reporting.FaultTests.Storm;

/// <summary>The servers of one database, each always at the same address.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    private readonly IReadOnlyList<(string Name, string Value)> settings;
    private readonly ServiceProcess?[] servers;
    private readonly int[] ports;

    public Fleet(int size, params IEnumerable<(string Name, string Value)> settings)
    {
        this.settings = [("Reporting__AdminToken", ServiceUnderTest.AdminToken), ("Logging__LogLevel__Default", "Warning"), ("Logging__LogLevel__Microsoft.Hosting.Lifetime", "Information"), .. settings];
        servers = new ServiceProcess?[size];
        ports = [.. Enumerable.Range(0, size).Select(_ => FreePort.Find())];
    }

    public int Size => servers.Length;

    public Uri AddressOf(int index) => new($"http://127.0.0.1:{ports[index]}");

    /// <summary>The process of a server that runs.</summary>
    public ServiceProcess this[int index] => servers[index]!;

    public async Task StartAsync()
    {
        for (var index = 0; index < Size; index++)
        {
            await StartAsync(index);
        }
    }

    public async Task StartAsync(int index) => servers[index] = await ServiceProcess.StartAsync(settings, ports[index]);

    /// <summary><c>kill -9</c>.</summary>
    public async Task KillAsync(int index)
    {
        var server = Take(index);
        await server.KillAsync();
        await server.DisposeAsync();
    }

    /// <summary>As a service manager stops it.</summary>
    public async Task StopAsync(int index)
    {
        var server = Take(index);
        await server.StopAsync();
        await server.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers.OfType<ServiceProcess>())
        {
            await server.DisposeAsync();
        }
    }

    private ServiceProcess Take(int index)
    {
        var server = servers[index]!;
        servers[index] = null;
        return server;
    }
}
