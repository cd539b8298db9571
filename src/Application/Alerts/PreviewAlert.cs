using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Reporting.Application.Pipeline;
using Reporting.Domain.Access;
using Reporting.Domain.Alerts;

namespace Reporting.Application.Alerts;

/// <summary>When a rule would have fired in the 90 days before now, as far as records tell today.</summary>
internal sealed record PreviewAlertQuery(AlertInput Input, int? ConfinedTo) : IRequest<PreviewAlertOutcome>;

internal abstract record PreviewAlertOutcome
{
    /// <param name="Points">The numbers that it would have watched, oldest first.</param>
    /// <param name="Number">The number of now.</param>
    /// <param name="IsOfNow">Whether only what it is now is known.</param>
    public sealed record Followed(
        AlertRule Rule, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<AlertPoint> Points, IReadOnlyList<AlertFiring> Firings, AlertNumber Number, bool IsOfNow) : PreviewAlertOutcome;

    public sealed record Refused(IReadOnlyList<ValidationFailure> Faults) : PreviewAlertOutcome;

    /// <summary>The caller's token is bound to another instance.</summary>
    public sealed record BeyondCaller(string InstanceKey) : PreviewAlertOutcome;
}

internal sealed class PreviewAlertValidator : AbstractValidator<PreviewAlertQuery>
{
    public PreviewAlertValidator() => RuleFor(query => query.Input).SetValidator(new AlertInputValidator()).OverridePropertyName("");
}

internal sealed class PreviewAlertHandler(AlertNumbers numbers, AlertContext context, RequestClock clock) : IRequestHandler<PreviewAlertQuery, PreviewAlertOutcome>
{
    private const int Days = 90;

    public async Task<PreviewAlertOutcome> Handle(PreviewAlertQuery request, CancellationToken cancellationToken)
    {
        var (instance, faults) = await context.CheckAsync(request.Input, cancellationToken);
        if (request.ConfinedTo is { } own && instance?.Id != own)
        {
            return new PreviewAlertOutcome.BeyondCaller(request.Input.Instance!);
        }

        return faults.Count > 0 ? new PreviewAlertOutcome.Refused(faults) : await FollowAsync(request.Input.ToRule("preview", instance!.Id), instance, cancellationToken);
    }

    private async Task<PreviewAlertOutcome> FollowAsync(AlertRule rule, Instance instance, CancellationToken cancellationToken)
    {
        var (now, from) = (clock.Now, clock.Now.AddDays(-Days));
        var points = await numbers.ReadPastAsync(rule, instance, DateOnly.FromDateTime(from.UtcDateTime), now, cancellationToken);
        var number = await numbers.ReadAsync(rule, instance, now, cancellationToken);
        var firings = AlertReplay.Run(rule, points, now).Where(firing => firing.End is null || firing.End > from).ToList();
        return new PreviewAlertOutcome.Followed(rule, from, now, points, firings, number, SeriesCatalog.Find(rule.Subject.Series)!.IsOfNow);
    }
}
