using System.Text.Json.Serialization;
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

    /// <summary>What reports show of users: names, pseudonyms or none; as it was when absent, and names for a new instance unless the settings say otherwise.</summary>
    public string? UserPrivacy { get; init; }
}

/// <summary>One deployment whose usage is reported.</summary>
internal sealed record InstanceContract(
    string Key,
    InstanceKind Kind,
    string Name,
    string TimeZone,
    string? BaseUrl,
    UserPrivacy UserPrivacy,
    DateTimeOffset CreatedAt,
    IReadOnlyDictionary<string, CollectionContract> Collections,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DeletionContract? Deletion = null)
{
    public static InstanceContract Of(InstanceOverview overview)
    {
        var instance = overview.Instance;
        var collections = overview.Collections.ToDictionary(
            summary => summary.Collection,
            summary => new CollectionContract(summary.Records, summary.LastReceivedAt),
            StringComparer.Ordinal);
        return new(instance.Key, instance.Kind, instance.Name, instance.TimeZone, instance.BaseUrl, instance.UserPrivacy, instance.CreatedAt, collections, DeletionContract.Of(overview.Deletion));
    }
}

/// <summary>How far the removal of a deleted instance is; absent for all others.</summary>
/// <param name="StartedAt">When it was deleted.</param>
/// <param name="Tables">How many tables there are to go through; null while that is not known.</param>
/// <param name="TablesDone">How many of them hold nothing of it any more.</param>
internal sealed record DeletionContract(DateTimeOffset StartedAt, int? Tables, int TablesDone)
{
    public static DeletionContract? Of(DeletionProgress? progress)
        => progress is null ? null : new(progress.StartedAt, progress.Tables, progress.TablesDone);
}

/// <summary>How much of a collection is kept.</summary>
internal sealed record CollectionContract(long Records, DateTimeOffset? LastReceivedAt);
