using System.Text.Json;
using MediatR;
using Reporting.Api.Dialects;
using Reporting.Api.Native;
using Reporting.Application.Access;

namespace Reporting.Api.Cli;

/// <summary>What a command works with: the use cases of the service, an output for results and one for complaints.</summary>
internal sealed class CliSession(WebApplication app, TextWriter output, TextWriter error)
{
    public WebApplication App => app;

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
        output.WriteLine(JsonSerializer.Serialize(contract, app.Services.GetRequiredService<NativeDialect>().Json));
        return ExitCode.Done;
    }

    public int Say(string line)
    {
        output.WriteLine(line);
        return ExitCode.Done;
    }

    /// <summary>Says why it cannot be done, in the words of the administration API.</summary>
    public int Fail(Failure failure)
    {
        var problem = ProblemContract.Of(failure);
        error.WriteLine(problem.Detail);
        foreach (var fault in problem.Errors ?? [])
        {
            error.WriteLine(JsonSerializer.Serialize(fault, fault.GetType(), app.Services.GetRequiredService<NativeDialect>().Json));
        }

        return ExitCode.Failed;
    }

    public int Fail(string line)
    {
        error.WriteLine(line);
        return ExitCode.Failed;
    }
}
