using Microsoft.EntityFrameworkCore;

namespace Reporting.Infrastructure.Persistence;

/// <summary>A context on the control connections, for the reading and changing of tokens and instances.</summary>
internal sealed class ControlContext(ConnectionPools pools, DbContextOptions<ReportingDbContext> shared) : IAsyncDisposable, IDisposable
{
    private ReportingDbContext? context;

    public ReportingDbContext Context => context ??= Open();

    public ValueTask DisposeAsync() => context?.DisposeAsync() ?? ValueTask.CompletedTask;

    public void Dispose() => context?.Dispose();

    /// <summary>With the options of every other context, the model included, which is made once.</summary>
    private ReportingDbContext Open()
    {
        var opened = new ReportingDbContext(shared);
        opened.Database.SetDbConnection(pools.Control.CreateConnection(), contextOwnsConnection: true);
        return opened;
    }
}
