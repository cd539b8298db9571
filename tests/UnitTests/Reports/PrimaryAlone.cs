using Reporting.Application.Reports;

namespace Reporting.UnitTests.Reports;

/// <summary>For hosts whose readers have no database: everything is read where the readers read.</summary>
internal sealed class PrimaryAlone : IReplicaRouting
{
    public Task<T> ReadAsync<T>(int instanceId, long version, Func<Task<T>> read, CancellationToken cancellationToken) => read();
}
