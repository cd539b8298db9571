using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Reporting.Application.Access;

namespace Reporting.Application.Fairness;

/// <summary>How many reports are computed at once; bound to the section <c>Reports</c>.</summary>
internal sealed class ReportConcurrencyOptions
{
    public const string Section = "Reports";

    /// <summary>In all. Each holds a connection to the database.</summary>
    [Range(1, 10_000)]
    public int MaxAtOnce { get; set; } = 8;

    /// <summary>Of one token, and of each whom a product or a provider let in.</summary>
    [Range(1, 10_000)]
    public int MaxAtOncePerToken { get; set; } = 2;

    /// <summary>Of one token while others ask for reports, too; no more than <see cref="MaxAtOncePerToken"/> in any case.</summary>
    [Range(1, 10_000)]
    public int MaxAtOncePerTokenBesideOthers { get; set; } = 1;
}

/// <summary>The concurrency of this server at computing reports and at making their bodies.</summary>
internal sealed class ReportConcurrency
{
    /// <summary>For how long who asked for a report counts as one who asks: somebody who looks at pages does so every few seconds.</summary>
    private static readonly TimeSpan Recently = TimeSpan.FromSeconds(3);

    private readonly RecentOwners asking;
    private readonly FairConcurrency concurrency;

    public ReportConcurrency(IOptions<ReportConcurrencyOptions> options, TimeProvider clock)
    {
        var limits = options.Value;
        asking = new RecentOwners(Recently, clock);
        concurrency = new FairConcurrency(
            limits.MaxAtOnce, limits.MaxAtOncePerToken, owner => asking.AreThereOthersThan(owner) ? limits.MaxAtOncePerTokenBesideOthers : limits.MaxAtOncePerToken);
    }

    /// <summary>Whoever asks for a report is considered, also where it need not be computed; the service itself is not.</summary>
    public void Note(RequestActor actor)
    {
        if (actor.Owner != default)
        {
            asking.Note(actor.Owner);
        }
    }

    /// <summary>Waits for a slot of the caller, which ends when it is disposed of.</summary>
    public ValueTask<IDisposable> TakeAsync(RequestActor actor, CancellationToken cancellationToken) => concurrency.TakeAsync(actor.Owner, cancellationToken);

    /// <summary>Computes within a slot of the caller, and waits for the slot.</summary>
    public async Task<T> ComputeAsync<T>(RequestActor actor, Func<Task<T>> compute, CancellationToken cancellationToken)
    {
        using var slot = await TakeAsync(actor, cancellationToken);
        return await compute();
    }
}

/// <summary>Whether more than one owner was there within a time.</summary>
internal sealed class RecentOwners(TimeSpan time, TimeProvider clock)
{
    private readonly Lock gate = new();
    private SlotOwner latest;
    private long? latestAt;

    /// <summary>When any but the latest was there.</summary>
    private long? othersAt;

    public void Note(SlotOwner owner)
    {
        lock (gate)
        {
            if (latest != owner)
            {
                (latest, othersAt) = (owner, latestAt);
            }

            latestAt = clock.GetTimestamp();
        }
    }

    public bool AreThereOthersThan(SlotOwner owner)
    {
        lock (gate)
        {
            return (latest == owner ? othersAt : latestAt) is { } at && clock.GetElapsedTime(at) < time;
        }
    }
}
