using System.Diagnostics;
using FluentValidation;
using MediatR;
using Reporting.Application.Telemetry;

namespace Reporting.Application.Pipeline;

/// <summary>Makes each use case a span of its request's trace, and measures it.</summary>
internal sealed class TelemetryBehaviour<TRequest, TResponse>(RequestFacts facts, TimeProvider clock) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    private static readonly string UseCase = UseCaseName.Of(typeof(TRequest));

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var activity = Instruments.Activities.StartActivity(UseCase);
        var started = clock.GetTimestamp();
        var outcome = "failed";
        facts.CacheHit = null;
        try
        {
            var response = await next();
            outcome = "done";
            return response;
        }
        catch (ValidationException)
        {
            outcome = "invalid";
            throw;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            outcome = "cancelled";
            throw;
        }
        finally
        {
            var cache = facts.CacheHit switch { true => "hit", false => "miss", null => "none" };
            activity?.SetTag("reporting.cache", cache);
            activity?.SetStatus(outcome is "failed" ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
            Instruments.RecordUseCase(UseCase, cache, outcome, clock.GetElapsedTime(started));
        }
    }
}
