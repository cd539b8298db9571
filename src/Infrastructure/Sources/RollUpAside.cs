using Microsoft.Extensions.DependencyInjection;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.Infrastructure.Sources;

/// <summary>Rolls up what merges have stored while further merges go on, one roll-up at a time; on disposal all is rolled up.</summary>
internal sealed class RollUpAside(SourceSession session, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly Lock turn = new();
    private Task running = Task.CompletedTask;
    private bool isRunning;
    private bool isAsked;

    /// <summary>Has all that is stored by now rolled up; returns at once.</summary>
    public void Ask()
    {
        lock (turn)
        {
            isAsked = true;
            if (!isRunning)
            {
                isRunning = true;
                running = Task.Run(RunAsync, CancellationToken.None);
            }
        }
    }

    public async ValueTask DisposeAsync() => await running;

    private async Task RunAsync()
    {
        while (TakeRequest())
        {
            await using var scope = session.Scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RecordStore>().RollUpAsync(session.Instance, cancellationToken);
        }
    }

    private bool TakeRequest()
    {
        lock (turn)
        {
            isRunning = isAsked;
            isAsked = false;
            return isRunning;
        }
    }
}
