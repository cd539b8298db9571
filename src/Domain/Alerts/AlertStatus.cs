namespace Reporting.Domain.Alerts;

public enum AlertState
{
    /// <summary>The condition does not hold, and has not fired since the rule was made or changed, or was pending since.</summary>
    Ok,

    /// <summary>The condition holds, but not for long enough.</summary>
    Pending,

    Firing,

    /// <summary>It fired, and that is over.</summary>
    Resolved,
}

/// <summary>How it is with a rule.</summary>
/// <param name="Since">When it came into this state.</param>
/// <param name="HeldSince">While it is pending or firing, since when the condition has held.</param>
/// <param name="Value">The number that was found last; null where there was none.</param>
/// <param name="Problem">Why it can't be evaluated, or why there is no number; null where there is one.</param>
/// <param name="IsFailing">Whether it can't be evaluated.</param>
public sealed record AlertStatus(AlertState State, DateTimeOffset Since, DateTimeOffset? HeldSince, double? Value, string? Problem, bool IsFailing = false)
{
    /// <summary>The status of a rule that was never evaluated.</summary>
    public static AlertStatus New(DateTimeOffset now) => new(AlertState.Ok, now, HeldSince: null, Value: null, Problem: null);

    /// <summary>The status once a number was found. Without a number nothing begins and what fires goes on.</summary>
    /// <param name="rule">The rule, whose condition is meant.</param>
    /// <param name="reason">Why there is no number.</param>
    public AlertStatus Next(AlertRule rule, double? value, string? reason, DateTimeOffset now)
    {
        var seen = this with { Value = value, Problem = value is null ? reason : null, IsFailing = false };
        return value switch
        {
            null => State == AlertState.Pending ? seen.Enter(AlertState.Ok, now) : seen,
            { } number when State == AlertState.Firing => rule.Threshold.IsOver(number) ? seen.Enter(AlertState.Resolved, now) : seen,
            { } number when rule.Threshold.IsMet(number) => seen.Hold(rule.For, now),
            _ => State == AlertState.Pending ? seen.Enter(AlertState.Ok, now) : seen,
        };
    }

    /// <summary>The status while it can't be evaluated: the state stays what it was.</summary>
    public AlertStatus Fail(string problem) => this with { Problem = problem, IsFailing = true };

    /// <summary>When time alone makes the rule fire; null where it does not.</summary>
    public DateTimeOffset? FiresAt(AlertRule rule) => State == AlertState.Pending ? HeldSince + rule.For : null;

    /// <summary>A clock that was set back begins the time anew.</summary>
    private AlertStatus Hold(TimeSpan duration, DateTimeOffset now)
    {
        var since = State == AlertState.Pending && HeldSince is { } held && held <= now ? held : now;
        var holding = this with { HeldSince = since };
        return now - since >= duration
            ? holding.Enter(AlertState.Firing, now) with { HeldSince = since }
            : State == AlertState.Pending ? holding : holding.Enter(AlertState.Pending, now) with { HeldSince = since };
    }

    private AlertStatus Enter(AlertState state, DateTimeOffset now) => this with { State = state, Since = now, HeldSince = null };
}
