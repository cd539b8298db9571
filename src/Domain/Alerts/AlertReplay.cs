namespace Reporting.Domain.Alerts;

/// <summary>A number and when it was known.</summary>
public sealed record AlertPoint(DateTimeOffset At, double? Value);

/// <summary>A time during which an alert fired.</summary>
/// <param name="End">Null while it fires.</param>
/// <param name="Value">With which it began.</param>
public sealed record AlertFiring(string Rule, DateTimeOffset Start, DateTimeOffset? End, double? Value);

/// <summary>What a rule would have done.</summary>
public static class AlertReplay
{
    /// <param name="points">Ascending; each value holds until the next is known.</param>
    /// <param name="until">Up to when it is followed.</param>
    public static IReadOnlyList<AlertFiring> Run(AlertRule rule, IReadOnlyList<AlertPoint> points, DateTimeOffset until)
    {
        var firings = new List<AlertFiring>();
        var status = AlertStatus.New(points.Count > 0 ? points[0].At : until);
        for (var index = 0; index < points.Count; index++)
        {
            Step(points[index].Value, points[index].At);
            if (status.FiresAt(rule) is { } at && (index + 1 < points.Count ? at < points[index + 1].At : at <= until))
            {
                Step(points[index].Value, at);
            }
        }

        return firings;

        void Step(double? value, DateTimeOffset at)
        {
            var before = status.State;
            status = status.Next(rule, value, reason: null, at);
            if (before != AlertState.Firing && status.State == AlertState.Firing)
            {
                firings.Add(new AlertFiring(rule.Name, at, End: null, value));
            }
            else if (before == AlertState.Firing && status.State != AlertState.Firing)
            {
                firings[^1] = firings[^1] with { End = at };
            }
        }
    }
}
