using System.Globalization;
using System.Text.Json.Nodes;
using Reporting.Application.Notifications;
using Reporting.Domain.Alerts;

namespace Reporting.Application.Alerts;

/// <summary>What receivers are told of a rule that fires, or that is over.</summary>
internal static class AlertNotification
{
    private const string Kind = "alert";

    /// <param name="reason">Why, where the number alone does not say it.</param>
    public static Notification Of(Alert alert, AlertStatus status, string? reason)
    {
        var rule = alert.Rule;
        var what = $"{AlertText.SubjectOf(rule.Subject)} is {AlertText.NumberOf(rule.Subject, status.Value)}";
        var title = status.State == AlertState.Firing ? $"Firing: {rule.Name} of {alert.InstanceKey}" : $"Resolved: {rule.Name} of {alert.InstanceKey}";
        IEnumerable<string?> lines =
        [
            $"{what} (alert: {AlertText.ConditionOf(rule)}).",
            reason is null ? null : $"{char.ToUpperInvariant(reason[0])}{reason[1..]}.",
            rule.Description,
        ];
        return new Notification(KeyOf(rule, status), Kind, title, string.Join('\n', lines.OfType<string>()), status.Since, rule.Receivers)
        {
            Page = $"/alerts?rule={rule.Name}",
            Data = DataOf(alert, status, reason),
        };
    }

    /// <summary>A change of state is told once, however often it is written.</summary>
    private static string KeyOf(AlertRule rule, AlertStatus status)
        => string.Create(CultureInfo.InvariantCulture, $"{Kind}/{rule.Name}/{AlertText.WordOf(status.State)}/{status.Since.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffffZ}");

    private static JsonObject DataOf(Alert alert, AlertStatus status, string? reason)
    {
        var (subject, threshold) = (alert.Rule.Subject, alert.Rule.Threshold);
        return new JsonObject
        {
            ["rule"] = alert.Rule.Name,
            ["instance"] = alert.InstanceKey,
            ["state"] = AlertText.WordOf(status.State),
            ["since"] = status.Since.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture),
            ["value"] = status.Value,
            ["series"] = subject.Series,
            ["interval"] = AlertText.WordOf(subject.Interval),
            ["condition"] = AlertText.WordOf(threshold.Comparison),
            ["bound"] = threshold.Bound,
            ["resolve"] = threshold.Resolve,
            ["against"] = subject.Against is { } against ? AlertText.WordOf(against) : null,
            ["share_of"] = subject.ShareOf,
            ["reason"] = reason,
            ["description"] = alert.Rule.Description,
        };
    }
}
