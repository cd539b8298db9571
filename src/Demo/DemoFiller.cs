using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Access;
using Reporting.Application.Ingestion;
using Reporting.Application.Ingestion.Bodies;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Demo;

/// <summary>
/// Gives a service without any instance the imagined ones, through the same use cases as any client. Until all its records are in,
/// an instance bears another name, so that a later start knows to go on; what is in already comes to the same and is passed over.
/// </summary>
internal sealed class DemoFiller(IServiceScopeFactory scopes, IAccessDirectory directory, IEnumerable<IDemoInstance> demos, TimeProvider clock)
{
    public async Task FillAsync(IProgress<DemoProgress> progress, CancellationToken cancellationToken)
    {
        var instances = await directory.ReadInstancesAsync(cancellationToken);
        if (instances.Count == 0)
        {
            foreach (var demo in demos)
            {
                await SaveAsync(demo, NameBeforeFilled(demo), cancellationToken);
            }

            instances = await directory.ReadInstancesAsync(cancellationToken);
        }

        foreach (var demo in demos)
        {
            if (instances.FirstOrDefault(instance => IsUnfilled(instance, demo)) is { } instance)
            {
                await FillAsync(demo, instance, progress, cancellationToken);
                await SaveAsync(demo, demo.Name, cancellationToken);
            }
        }
    }

    /// <summary>The demo instances that exist.</summary>
    public async Task<IReadOnlyList<Instance>> ReadInstancesAsync(CancellationToken cancellationToken)
        => [.. (await directory.ReadInstancesAsync(cancellationToken)).Where(instance => demos.Any(demo => IsOf(instance, demo)))];

    private static bool IsOf(Instance instance, IDemoInstance demo)
        => instance.Kind == demo.Kind && string.Equals(instance.Key, demo.Key, StringComparison.Ordinal);

    private static string NameBeforeFilled(IDemoInstance demo) => $"{demo.Name} (being filled)";

    private static bool IsUnfilled(Instance instance, IDemoInstance demo)
        => IsOf(instance, demo) && string.Equals(instance.Name, NameBeforeFilled(demo), StringComparison.Ordinal);

    private async Task FillAsync(IDemoInstance demo, Instance instance, IProgress<DemoProgress> progress, CancellationToken cancellationToken)
    {
        var batches = demo.BatchesUpTo(clock.GetUtcNow(), instance.CreatedAt);
        var tally = new DemoTally(demo.Name, batches.Sum(batch => batch.Weight), progress);
        foreach (var batch in batches)
        {
            await using var body = batch.Open(tally.Count);
            var command = new IngestRecordsCommand(demo.Key, batch.Collection, MergeMode.Update, new RecordBody(body, BodyFormat.Lines, BodyCompression.None));
            if (await SendAsync(command, cancellationToken) is not IngestOutcome.Merged)
            {
                throw new InvalidOperationException($"The demo records of {batch.Collection} could not be taken in.");
            }

            tally.Finish(batch.Weight);
        }
    }

    private async Task SaveAsync(IDemoInstance demo, string name, CancellationToken cancellationToken)
        => await SendAsync(new SaveInstanceCommand(demo.Key, demo.Kind.ToString().ToLowerInvariant(), name, TimeZone: null, BaseUrl: null), cancellationToken);

    private async Task<TOutcome> SendAsync<TOutcome>(IRequest<TOutcome> request, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }
}
