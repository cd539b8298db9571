using System.Text.Json;
using MediatR;
using Reporting.Api.Dialects;
using Reporting.Api.Native;
using Reporting.Application.Access;

namespace Reporting.Api.Cli;

/// <summary>What a command works with: the use cases of the service, streams for what it reads, its results and its complaints.</summary>
internal sealed class CliSession(WebApplication app, CliStreams streams)
{
    public WebApplication App => app;

    public CliStreams Streams => streams;

    public IServiceProvider Services => app.Services;

    /// <summary>Sends a query or command, as a controller does.</summary>
    public async Task<TResponse> SendAsync<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestActor>().Actor = LocalOperator.Actor;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }

    /// <summary>Prints what the administration API would answer with, on one line.</summary>
    public int Print<TContract>(TContract contract)
    {
        streams.OutputText.WriteLine(JsonSerializer.Serialize(contract, app.Services.GetRequiredService<NativeDialect>().Json));
        return ExitCode.Done;
    }

    public int Say(string line)
    {
        streams.OutputText.WriteLine(line);
        return ExitCode.Done;
    }

    /// <summary>Says why it cannot be done, in the words of the administration API.</summary>
    public int Fail(Failure failure)
    {
        var problem = ProblemContract.Of(failure);
        streams.ErrorText.WriteLine(problem.Detail);
        foreach (var fault in problem.Errors ?? [])
        {
            streams.ErrorText.WriteLine(JsonSerializer.Serialize(fault, fault.GetType(), app.Services.GetRequiredService<NativeDialect>().Json));
        }

        return ExitCode.Failed;
    }

    public int Fail(string line)
    {
        streams.ErrorText.WriteLine(line);
        return ExitCode.Failed;
    }
}
