using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.Extensions.Options;
using Reporting.Application.Access;
using Reporting.Application.Fairness;
using Reporting.Application.Ingestion;
using Reporting.Domain.Access;

namespace Reporting.Application.Acts;

/// <summary>How many administrative acts are carried out at once; bound to the section <c>Requests</c>.</summary>
internal sealed class ActLimits
{
    public const string Section = "Requests";

    /// <summary>Of one token, and of all that are bound to the same instance.</summary>
    [Range(1, 10_000)]
    public int MaxActsAtOnce { get; set; } = 2;
}

/// <summary>The concurrency of this server at administrative acts, so that nobody's keep those of others waiting.</summary>
internal sealed class ActConcurrency(IOptions<ActLimits> limits, MergeConcurrency merges)
{
    private readonly FairConcurrency ofAdministrators = new(int.MaxValue, limits.Value.MaxActsAtOnce);
    private readonly FairConcurrency ofInstances = new(int.MaxValue, maxOfOne: 1);

    /// <summary>Carries out an act that waits for no merge.</summary>
    public async Task<T> ActAsync<T>(RequestActor actor, Func<Task<T>> act, CancellationToken cancellationToken)
    {
        using var slot = await ofAdministrators.TakeAsync(SlotOwner.Alone(actor.Owner.GroupId), cancellationToken);
        return await act();
    }

    /// <summary>
    /// Carries out an act that waits for the merges of an instance. One of each instance waits at a time, let in as a body of records is;
    /// the others have no connection meanwhile.
    /// </summary>
    public async Task<T> ActAmongMergesAsync<T>(Instance instance, RequestActor actor, Func<Task<T>> act, CancellationToken cancellationToken)
    {
        using var turn = await ofInstances.TakeAsync(SlotOwner.Alone(instance.Id), cancellationToken);
        using var slot = await merges.EnterAsync(actor.Owner, cancellationToken);
        return await act();
    }
}

internal sealed class ActBehaviour<TRequest, TResponse>(ActConcurrency concurrency, IAccessDirectory directory, RequestActor actor) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IAdministrativeAct
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
        => request.WaitsForMergesOf is { } key && await directory.FindInstanceAsync(key, cancellationToken) is { } instance
            ? await concurrency.ActAmongMergesAsync(instance, actor, () => next(), cancellationToken)
            : await concurrency.ActAsync(actor, () => next(), cancellationToken);
}
