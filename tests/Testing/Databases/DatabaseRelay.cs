using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Reporting.Testing.Databases;

/// <summary>Stands between a client and a database, and does what a network or a server that fails would do.</summary>
internal sealed class DatabaseRelay : IAsyncDisposable
{
    private readonly EndPoint server;
    private readonly ConcurrentDictionary<Socket, Socket> open = new();
    private readonly ConcurrentBag<AnswerRows> answers = [];
    private readonly int port;
    private int mostConnections;
    private long hangAfter = long.MaxValue;
    private TcpListener listener;
    private volatile TaskCompletionSource flow = Flowing();

    private DatabaseRelay(string connectionString)
    {
        var address = new NpgsqlConnectionStringBuilder(connectionString);
        server = address.Host![0] == '/'
            ? new UnixDomainSocketEndPoint($"{address.Host}/.s.PGSQL.{address.Port}")
            : new DnsEndPoint(address.Host, address.Port);
        listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        address.Host = "127.0.0.1";
        address.Port = port;
        ConnectionString = address.ConnectionString;
        _ = AcceptAsync(listener);
    }

    /// <summary>Leads to the database through the relay.</summary>
    public string ConnectionString { get; }

    /// <summary>The rows of the longest answer that passed.</summary>
    public int MostRows => answers.Max(each => each.Most);

    /// <summary>Counts the rows of answers from here on.</summary>
    public void ForgetRows()
    {
        foreach (var each in answers)
        {
            each.Forget();
        }
    }

    /// <summary>How many connections there were at once at most.</summary>
    public int MostConnections => mostConnections;

    public static DatabaseRelay Start(string connectionString) => new(connectionString);

    /// <summary>As a server that is stopped: connections break, and new ones are refused.</summary>
    public void Refuse()
    {
        listener.Stop();
        Cut();
    }

    /// <summary>As a server, or a network, that does not answer any more and breaks nothing.</summary>
    public void Hang() => flow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>As <see cref="Hang"/>, once so many rows have passed.</summary>
    public void HangAfter(long rows) => hangAfter = rows;

    /// <summary>As a server that is started again: connections break, and new ones are taken.</summary>
    public void Cut()
    {
        foreach (var (client, database) in open)
        {
            client.Dispose();
            database.Dispose();
        }
    }

    /// <summary>As a server that has recovered.</summary>
    public void Recover()
    {
        flow.TrySetResult();
        if (!listener.Server.IsBound)
        {
            listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            _ = AcceptAsync(listener);
        }
    }

    public ValueTask DisposeAsync()
    {
        flow.TrySetResult();
        Refuse();
        return ValueTask.CompletedTask;
    }

    private static TaskCompletionSource Flowing()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }

    private async Task AcceptAsync(TcpListener from)
    {
        try
        {
            while (true)
            {
                _ = RelayAsync(await from.AcceptSocketAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // It has been stopped.
        }
    }

    private async Task RelayAsync(Socket client)
    {
        var database = new Socket(server.AddressFamily is AddressFamily.Unix ? AddressFamily.Unix : AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Unspecified);
        open[client] = database;
        mostConnections = Math.Max(mostConnections, open.Count);
        var rows = new AnswerRows();
        answers.Add(rows);
        try
        {
            await database.ConnectAsync(server);
            await Task.WhenAny(PumpAsync(client, database, _ => { }), PumpAsync(database, client, bytes => See(rows, bytes.Span)));
        }
        catch (SocketException)
        {
            // The client learns it from its end of the connection.
        }

        open.TryRemove(client, out _);
        client.Dispose();
        database.Dispose();
    }

    private void See(AnswerRows rows, ReadOnlySpan<byte> bytes)
    {
        rows.See(bytes);
        if (answers.Sum(each => each.All) >= hangAfter)
        {
            hangAfter = long.MaxValue;
            Hang();
        }
    }

    private async Task PumpAsync(Socket from, Socket to, Action<ReadOnlyMemory<byte>> see)
    {
        var bytes = new byte[65_536];
        try
        {
            while (await from.ReceiveAsync(bytes) is > 0 and var count)
            {
                see(bytes.AsMemory(0, count));
                await flow.Task;
                await to.SendAsync(bytes.AsMemory(0, count));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // One of both has gone.
        }
    }
}
