using System.Diagnostics;
using FluentValidation;
using MediatR;
using Reporting.Application.Telemetry;
using Reporting.Domain.Reports;

namespace Reporting.Application.Pipeline;

/// <summary>Names each use case in the log, makes it a span of its request's trace, and measures it.</summary>
internal sealed class TelemetryBehaviour<TRequest, TResponse>(RequestLogContext logContext, TimeProvider clock) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    private static readonly string UseCase = UseCaseName.Of(typeof(TRequest));

    /// <summary>A report that gets here was not in the cache.</summary>
    private static readonly string Cache = typeof(IReport).IsAssignableFrom(typeof(TResponse)) ? Instruments.CacheMiss : Instruments.NoCache;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var activity = Instruments.Activities.StartActivity(UseCase);
        var started = clock.GetTimestamp();
        var outcome = "failed";
        logContext.UseCase = UseCase;
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
            activity?.SetTag("reporting.cache", Cache);
            activity?.SetStatus(outcome is "failed" ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
            Instruments.RecordUseCase(UseCase, Cache, outcome, clock.GetElapsedTime(started));
        }
    }
}
