using Reporting.Domain.Ingestion;

namespace Reporting.Application.Pipeline;

/// <summary>The data version as the request first saw it, so that a tag and the report behind it agree.</summary>
internal sealed class RequestVersions(IDataVersions versions)
{
    private readonly Dictionary<int, long> seen = [];
    private (IInstanceQuery Query, ReportKey Key)? named;

    /// <summary>The name of the report that the query asks for; made once, however many ask for it.</summary>
    public async ValueTask<ReportKey> NameAsync(IInstanceQuery query, CancellationToken cancellationToken)
    {
        if (named is { } known && ReferenceEquals(known.Query, query))
        {
            return known.Key;
        }

        var key = ReportKey.Of(query, await ReadAsync(query.InstanceId, cancellationToken));
        named = (query, key);
        return key;
    }

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
