using Reporting.Application.Access;
using Reporting.Domain.Access;

namespace Reporting.Api.Native;

/// <summary>What an instance is to be.</summary>
internal sealed record SaveInstanceContract
{
    /// <summary>flags, workspaces or network; it can't change later.</summary>
    public string? Kind { get; init; }

    public string? Name { get; init; }

    /// <summary>The name of an IANA time zone; UTC when absent.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Where the deployment is: an absolute http or https URL.</summary>
    public string? BaseUrl { get; init; }
}

/// <summary>One deployment whose usage is reported.</summary>
internal sealed record InstanceContract(
    string Key,
    InstanceKind Kind,
    string Name,
    string TimeZone,
    string? BaseUrl,
    DateTimeOffset CreatedAt,
    IReadOnlyDictionary<string, CollectionContract> Collections)
{
    public static InstanceContract Of(InstanceOverview overview)
    {
        var instance = overview.Instance;
        var collections = overview.Collections.ToDictionary(
            summary => summary.Collection,
            summary => new CollectionContract(summary.Records, summary.LastReceivedAt),
            StringComparer.Ordinal);
        return new(instance.Key, instance.Kind, instance.Name, instance.TimeZone, instance.BaseUrl, instance.CreatedAt, collections);
    }
}

/// <summary>How much of a collection is kept.</summary>
internal sealed record CollectionContract(long Records, DateTimeOffset? LastReceivedAt);
