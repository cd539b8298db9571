using Reporting.Domain.Ingestion;

namespace Reporting.Application.Reports;

/// <summary>The data version as the request first saw it, so that a tag and the report behind it agree.</summary>
internal sealed class RequestVersions(IDataVersions versions)
{
    private readonly Dictionary<int, long> seen = [];

    public async ValueTask<long> ReadAsync(int instanceId, CancellationToken cancellationToken)
    {
        if (!seen.TryGetValue(instanceId, out var version))
        {
            version = await versions.ReadAsync(instanceId, cancellationToken);
            seen[instanceId] = version;
        }

        return version;
    }
}
