namespace Reporting.Application.Health;

/// <summary>The pools, the disk and the roll-up lag of this server.</summary>
internal interface IServerResources
{
    /// <summary>For how long the oldest records have waited to be rolled up; zero when none wait.</summary>
    TimeSpan ReadRollUpLag();

    /// <summary>The pools of connections, by name.</summary>
    IReadOnlyList<PoolStatus> ReadPools();

    /// <summary>The disk of the data directory, in bytes.</summary>
    /// <returns>Null where there is no data directory.</returns>
    DiskStatus? ReadDisk();
}
