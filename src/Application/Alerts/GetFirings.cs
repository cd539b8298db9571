using MediatR;
using Reporting.Domain.Alerts;

namespace Reporting.Application.Alerts;

/// <summary>When the rules of an instance fired in a window, and on which series.</summary>
internal sealed record GetFiringsQuery(int InstanceId, DateTimeOffset Start, DateTimeOffset End) : IRequest<IReadOnlyList<SeriesFiring>>;

internal sealed record SeriesFiring(AlertSubject Subject, AlertFiring Firing);

internal sealed class GetFiringsHandler(IAlertRepository alerts) : IRequestHandler<GetFiringsQuery, IReadOnlyList<SeriesFiring>>
{
    /// <summary>So far back it is looked for the beginning of what still fires when the window begins.</summary>
    private static readonly TimeSpan Earlier = TimeSpan.FromDays(90);

    public async Task<IReadOnlyList<SeriesFiring>> Handle(GetFiringsQuery request, CancellationToken cancellationToken)
    {
        var rules = (await alerts.ReadAllAsync(request.InstanceId, cancellationToken)).ToDictionary(alert => alert.Rule.Name, alert => alert.Rule.Subject, StringComparer.Ordinal);
        if (rules.Count == 0)
        {
            return [];
        }

        var transitions = await alerts.ReadTransitionsAsync(request.InstanceId, request.Start - Earlier, cancellationToken);
        return
        [
            .. transitions.GroupBy(transition => transition.Rule, StringComparer.Ordinal)
                .Where(rule => rules.ContainsKey(rule.Key))
                .SelectMany(rule => AlertFirings.Of([.. rule]).Select(firing => new SeriesFiring(rules[rule.Key], firing)))
                .Where(each => each.Firing.Start < request.End && (each.Firing.End is null || each.Firing.End > request.Start)),
        ];
    }
}
