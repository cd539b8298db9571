using Microsoft.Extensions.Options;
using Reporting.Application.Health;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.Infrastructure.Health;

internal sealed class ServerResources(RollUpLag lag, IOptions<DatabaseServerOptions> settings) : IServerResources
{
    public TimeSpan ReadRollUpLag() => lag.Longest;

    public IReadOnlyList<PoolStatus> ReadPools() => PoolMetrics.Read();

    public DiskStatus? ReadDisk()
    {
        var directory = Path.GetFullPath(settings.Value.DataDirectory);
        if (!Directory.Exists(directory))
        {
            return null;
        }

        var disk = new DriveInfo(directory);
        return new DiskStatus(directory, disk.AvailableFreeSpace, disk.TotalSize);
    }
}
