using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Reporting.Infrastructure.Persistence;

/// <summary>A context on the connections of one pool; a connection is held only while the context has work for it.</summary>
internal abstract class PoolContext(NpgsqlDataSource source, DbContextOptions<ReportingDbContext> shared) : IAsyncDisposable, IDisposable
{
    private ReportingDbContext? context;

    public ReportingDbContext Context => context ??= Open();

    public ValueTask DisposeAsync() => context?.DisposeAsync() ?? ValueTask.CompletedTask;

    public void Dispose() => context?.Dispose();

    /// <summary>With the options of every other context, the model included, which is made once.</summary>
    private ReportingDbContext Open()
    {
        var opened = new ReportingDbContext(shared);
        opened.Database.SetDbConnection(source.CreateConnection(), contextOwnsConnection: true);
        return opened;
    }
}

/// <summary>For the reading and changing of tokens and instances.</summary>
internal sealed class ControlContext(ConnectionPools pools, DbContextOptions<ReportingDbContext> shared) : PoolContext(pools.Control, shared);

/// <summary>For changes that wait for the merges of an instance.</summary>
internal sealed class RecordsContext(ConnectionPools pools, DbContextOptions<ReportingDbContext> shared) : PoolContext(pools.Records, shared);
