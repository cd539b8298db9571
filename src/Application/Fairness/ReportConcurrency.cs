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
}

/// <summary>The concurrency of this server at computing reports and at making their bodies.</summary>
internal sealed class ReportConcurrency(IOptions<ReportConcurrencyOptions> options)
{
    private readonly FairConcurrency concurrency = new(options.Value.MaxAtOnce, options.Value.MaxAtOncePerToken);

    /// <summary>Computes within a slot of the caller, and waits for the slot.</summary>
    public async Task<T> ComputeAsync<T>(RequestActor actor, Func<Task<T>> compute, CancellationToken cancellationToken)
    {
        using var slot = await concurrency.TakeAsync(actor.Owner, cancellationToken);
        return await compute();
    }
}
