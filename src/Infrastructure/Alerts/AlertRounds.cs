using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Reporting.Application.Alerts;
using Reporting.Domain.Access;
using Reporting.Domain.Alerts;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Alerts;

/// <summary>
/// Finds the rules that are to be evaluated: those of instances whose records or rules have changed, and those that time alone may have changed.
/// What it knows of former rounds is in memory; a server that begins evaluates everything once.
/// </summary>
internal sealed class AlertRounds(NpgsqlDataSource source, AlertLease lease, IServiceScopeFactory scopes, AlertGauge gauge, IOptions<AlertOptions> options, TimeProvider clock) : IDisposable
{
    private readonly TimeSpan pause = TimeSpan.FromSeconds(options.Value.PauseSeconds);
    private readonly Dictionary<int, Round> rounds = [];
    private readonly SemaphoreSlim one = new(1);

    /// <summary>Goes through the instances with rules once.</summary>
    /// <param name="attempt">Does something for one rule; a failure of it stops no other.</param>
    /// <returns>Whether it is this server that evaluates.</returns>
    public async Task<bool> RunAsync(Func<string, Func<CancellationToken, Task>, Task> attempt, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            return await GoThroughAsync(attempt, cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<bool> GoThroughAsync(Func<string, Func<CancellationToken, Task>, Task> attempt, CancellationToken cancellationToken)
    {
        var instances = await ReadVersionsAsync(cancellationToken);
        if (instances.Count == 0 || !await lease.TakeAsync(cancellationToken))
        {
            await StopAsync(instances.Count == 0);
            return false;
        }

        foreach (var gone in rounds.Keys.Except(instances.Select(instance => instance.Id)).ToList())
        {
            rounds.Remove(gone);
        }

        foreach (var (id, version, rules) in instances)
        {
            if (IsDue(id, version, rules))
            {
                rounds[id] = await RunAsync(id, version, rules, attempt, cancellationToken);
            }
            else
            {
                await RepeatAsync(rounds[id], attempt);
            }
        }

        gauge.Show(rounds.Values.SelectMany(round => round.Statuses));
        return true;
    }

    private async Task StopAsync(bool hasNone)
    {
        rounds.Clear();
        gauge.Show([]);
        if (hasNone)
        {
            await lease.ReleaseAsync();
        }
    }

    /// <summary>Records that come all the time are a reason once in a while; a clock that was set back is one at once.</summary>
    private bool IsDue(int instanceId, long version, long rules)
    {
        if (!rounds.TryGetValue(instanceId, out var last) || last.Rules != rules)
        {
            return true;
        }

        var now = clock.GetUtcNow();
        return now >= last.NextAt || now < last.At || (last.Version != version && clock.GetElapsedTime(last.Started) >= pause);
    }

    private async Task<Round> RunAsync(int instanceId, long version, long rules, Func<string, Func<CancellationToken, Task>, Task> attempt, CancellationToken cancellationToken)
    {
        var (now, started) = (clock.GetUtcNow(), clock.GetTimestamp());
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<IAccessDirectory>().FindInstanceAsync(instanceId, cancellationToken) is not { } instance)
        {
            return new Round(version, rules, now, now, started, [], []);
        }

        var nextAt = DateTimeOffset.MaxValue;
        var statuses = new List<AlertStatus>();
        var failures = new List<(string, Exception)>();
        foreach (var alert in await scope.ServiceProvider.GetRequiredService<IAlertRepository>().ReadAllAsync(instanceId, cancellationToken))
        {
            var (subject, evaluation) = ($"rule {alert.Rule.Name}", new AlertEvaluation(alert.Status, now, Failure: null));
            await attempt(subject, async token =>
            {
                evaluation = await EvaluateAsync(alert, instance, token);
                if (evaluation.Failure is { } failure)
                {
                    failures.Add((subject, failure));
                    throw new InvalidOperationException(failure.Message, failure);
                }
            });
            statuses.Add(evaluation.Status);
            nextAt = evaluation.NextAt < nextAt ? evaluation.NextAt : nextAt;
        }

        return new Round(version, rules, now, nextAt, started, statuses, failures);
    }

    /// <summary>What could not be evaluated last time still fails while it waits to be tried again.</summary>
    private static async Task RepeatAsync(Round round, Func<string, Func<CancellationToken, Task>, Task> attempt)
    {
        foreach (var (subject, failure) in round.Failures)
        {
            await attempt(subject, _ => throw new InvalidOperationException(failure.Message, failure));
        }
    }

    /// <summary>In a scope of its own, so that each rule sees the newest records.</summary>
    private async Task<AlertEvaluation> EvaluateAsync(Alert alert, Instance instance, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new EvaluateAlertCommand(alert, instance), cancellationToken);
    }

    private async Task<IReadOnlyList<(int Id, long Version, long Rules)>> ReadVersionsAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(SqlFile.Read("alert_versions.sql"));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var instances = new List<(int, long, long)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            instances.Add((reader.GetInt32(0), reader.GetInt64(1), reader.GetInt64(2)));
        }

        return instances;
    }

    /// <summary>What the last evaluation of an instance's rules saw, and when the next is due.</summary>
    private sealed record Round(long Version, long Rules, DateTimeOffset At, DateTimeOffset NextAt, long Started, IReadOnlyList<AlertStatus> Statuses, IReadOnlyList<(string Subject, Exception Failure)> Failures);
}
