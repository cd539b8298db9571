namespace Reporting.Application.Pipeline;

/// <summary>For who brings readers and no replicas: everything is read where the readers read.</summary>
internal sealed class OnlyPlace : IReportPlace
{
    public bool HasReplicas => false;

    public Task<T> ReadAsync<T>(int instanceId, long version, Func<Task<T>> read, CancellationToken cancellationToken) => read();
}
