using Reporting.Application.Alerts;
using Reporting.Dashboard.Rendering;
using Reporting.Domain.Access;
using Reporting.Domain.Alerts;

namespace Reporting.Dashboard.Pages.Alerts;

/// <summary>Rules that fire; administrators are also told of those that can't be evaluated.</summary>
internal sealed class AlertAttention(PageReports reports, PageContext context) : IAttentionSource
{
    private bool IsAdmin => context.Role == TokenRole.Admin;

    public async Task<IReadOnlyList<Attention>> ReadAsync()
    {
        var names = context.Readable.ToDictionary(instance => instance.Id, instance => instance.Name);
        var alerts = await reports.SendAsync(new ListAlertsQuery(context.ConfinedTo));
        return [.. alerts.Where(alert => names.ContainsKey(alert.Rule.InstanceId)).SelectMany(alert => Of(alert, names[alert.Rule.InstanceId]))];
    }

    private IEnumerable<Attention> Of(Alert alert, string instance)
    {
        var (rule, status) = (alert.Rule, alert.Status);
        var link = IsAdmin ? $"/alerts?rule={rule.Name}" : null;
        if (status.State == AlertState.Firing)
        {
            yield return new Attention(
                $"{instance}, alert {rule.Name}: {AlertText.SubjectOf(rule.Subject)}: {AlertText.NumberOf(rule.Subject, status.Value)} ({AlertText.ConditionOf(rule)}) since {context.Texts.Moment(status.Since)}", link);
        }

        if (status.IsFailing && IsAdmin)
        {
            yield return new Attention($"{instance}: the alert {rule.Name} can't be evaluated: {status.Problem}", link);
        }
    }
}
