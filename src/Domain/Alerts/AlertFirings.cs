namespace Reporting.Domain.Alerts;

public static class AlertFirings
{
    /// <summary>The times during which a rule fired.</summary>
    /// <param name="transitions">Of one rule, oldest first.</param>
    public static IReadOnlyList<AlertFiring> Of(IReadOnlyList<AlertTransition> transitions)
    {
        var firings = new List<AlertFiring>();
        foreach (var transition in transitions)
        {
            if (transition.To == AlertState.Firing)
            {
                firings.Add(new AlertFiring(transition.Rule, transition.At, End: null, transition.Value));
            }
            else if (transition.From == AlertState.Firing && firings.Count > 0)
            {
                firings[^1] = firings[^1] with { End = transition.At };
            }
        }

        return firings;
    }
}
