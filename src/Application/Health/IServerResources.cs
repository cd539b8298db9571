namespace Reporting.Application.Health;

/// <summary>What this server works with, as it stands.</summary>
internal interface IServerResources
{
    TimeSpan ReadRollUpLag();

    /// <summary>The pools of connections, by name.</summary>
    IReadOnlyList<PoolStatus> ReadPools();

    /// <summary>Null where there is no data directory.</summary>
    DiskStatus? ReadDisk();
}
