using Microsoft.Extensions.Hosting;
using Reporting.Infrastructure.Access;

namespace Reporting.Infrastructure.Persistence;

/// <summary>The first of the hosted services: when it has started, the database is there and the directory of tokens is read.</summary>
internal sealed class DatabaseStartup(DatabaseServer server, AccessDirectory directory) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await server.StartAsync(cancellationToken);
        await directory.RefreshAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => server.StopAsync(cancellationToken);
}
