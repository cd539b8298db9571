using MediatR;
using Reporting.Application.Pipeline;
using Reporting.Domain.Access;
using Reporting.Domain.Alerts;

namespace Reporting.Application.Alerts;

/// <summary>Looks at the number of a rule and stores the status that follows, where that is another.</summary>
internal sealed record EvaluateAlertCommand(Alert Alert, Instance Instance) : IRequest<AlertEvaluation>;

/// <param name="Status">As it now is.</param>
/// <param name="NextAt">When to look again though no record came.</param>
/// <param name="Failure">Why it could not be evaluated.</param>
internal sealed record AlertEvaluation(AlertStatus Status, DateTimeOffset NextAt, Exception? Failure);

internal sealed class EvaluateAlertHandler(AlertNumbers numbers, IAlertRepository alerts, RequestClock clock) : IRequestHandler<EvaluateAlertCommand, AlertEvaluation>
{
    /// <summary>A number that fell without any record, as the lag of a source, is found within this time.</summary>
    private static readonly TimeSpan WhileGrown = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);

    public async Task<AlertEvaluation> Handle(EvaluateAlertCommand request, CancellationToken cancellationToken)
    {
        var (alert, now) = (request.Alert, clock.Now);
        var evaluation = await EvaluateAsync(request, now, cancellationToken);
        if (evaluation.Status != alert.Status && !await alerts.ChangeAsync(alert, evaluation.Status, now, cancellationToken))
        {
            // Somebody changed the rule meanwhile: it is evaluated anew.
            return evaluation with { Status = alert.Status, NextAt = now };
        }

        return evaluation;
    }

    private async Task<AlertEvaluation> EvaluateAsync(EvaluateAlertCommand request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (rule, before) = (request.Alert.Rule, request.Alert.Status);
        try
        {
            var number = await numbers.ReadAsync(rule, request.Instance, now, cancellationToken);
            var status = before.Next(rule, number.Value, number.Reason, now);
            var next = number.Until ?? Crossing(rule, status, now);
            return new AlertEvaluation(Stored(status, before, isGrowing: number.Until is null), status.FiresAt(rule) is { } fires && fires < next ? fires : next, Failure: null);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new AlertEvaluation(before.Fail(exception.Message), now + AfterFailure, exception);
        }
    }

    /// <summary>A number that grows each second is stored with a change of state alone, so that nothing is written while nothing happens.</summary>
    private static AlertStatus Stored(AlertStatus status, AlertStatus before, bool isGrowing)
        => isGrowing && status.State == before.State && (status.Value is null) == (before.Value is null) ? status with { Value = before.Value } : status;

    /// <summary>When a number that grows by one each second passes the bound.</summary>
    private static DateTimeOffset Crossing(AlertRule rule, AlertStatus status, DateTimeOffset now)
    {
        var left = status.Value is { } value && status.State is AlertState.Ok or AlertState.Resolved ? rule.Threshold.Bound - value : 0;
        return left > WhileGrown.TotalSeconds ? now + TimeSpan.FromSeconds(Math.Min(left, TimeSpan.FromDays(1).TotalSeconds) + 1) : now + WhileGrown;
    }
}
