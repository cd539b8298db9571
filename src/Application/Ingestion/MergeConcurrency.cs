using Microsoft.Extensions.Options;
using Reporting.Application.Access;
using Reporting.Application.Fairness;

namespace Reporting.Application.Ingestion;

/// <summary>The concurrency of this server at merging records.</summary>
internal sealed class MergeConcurrency(IOptions<IngestionOptions> options)
{
    private readonly FairConcurrency concurrency = new(options.Value.MaxConcurrentRequests, options.Value.MaxConcurrentPerToken);

    /// <returns>The slot; disposing it frees it.</returns>
    public ValueTask<IDisposable> EnterAsync(SlotOwner sender, CancellationToken cancellationToken) => concurrency.TakeAsync(sender, cancellationToken);
}
