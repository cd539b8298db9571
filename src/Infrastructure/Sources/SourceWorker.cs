using Microsoft.Extensions.Hosting;

namespace Reporting.Infrastructure.Sources;

/// <summary>Follows every source for as long as the service runs.</summary>
internal sealed class SourceWorker(SourceDirectory directory) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
        => Task.WhenAll(directory.Readers.Select(reader => reader.RunAsync(stoppingToken)));
}
