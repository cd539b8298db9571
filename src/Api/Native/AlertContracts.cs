using Reporting.Application.Alerts;
using Reporting.Domain.Access;
using Reporting.Domain.Alerts;
using Reporting.Domain.Time;

namespace Reporting.Api.Native;

/// <summary>What an alert rule is to be.</summary>
internal sealed record SaveAlertContract
{
    /// <summary>The key of the instance.</summary>
    public string? Instance { get; init; }

    /// <summary>One of GET /api/alert-series.</summary>
    public string? Series { get; init; }

    /// <summary>day, week or month; the first of the series when absent.</summary>
    public string? Interval { get; init; }

    /// <summary>The template whose users count; all when absent.</summary>
    public string? Template { get; init; }

    /// <summary>The project whose flags count; all when absent.</summary>
    public string? Project { get; init; }

    /// <summary>The type of flags that counts; all when absent.</summary>
    public string? Type { get; init; }

    /// <summary>The collection whose records count; all when absent.</summary>
    public string? Collection { get; init; }

    /// <summary>above, below, or beyond: above the bound or below its negative.</summary>
    public string? Condition { get; init; }

    /// <summary>A number: of percent where there is against or share_of, of seconds for lags and ages.</summary>
    public double? Bound { get; init; }

    /// <summary>What the number has to come back to before a firing rule is resolved; the bound when absent.</summary>
    public double? Resolve { get; init; }

    /// <summary>period or year: the number is the change in percent against the interval before, or against the one a year before.</summary>
    public string? Against { get; init; }

    /// <summary>The number is the share in percent of this, such as the seats paid.</summary>
    public double? ShareOf { get; init; }

    /// <summary>For how long the condition has to hold before the rule fires, such as 30m, 12h or 2d; at once when absent.</summary>
    public string? For { get; init; }

    /// <summary>The names of receivers who are told when it fires and when that is over.</summary>
    public IReadOnlyList<string>? Receivers { get; init; }

    /// <summary>What receivers are told besides.</summary>
    public string? Description { get; init; }

    public AlertInput ToInput() => new(
        Instance, Series, Interval, Template, Project, Type, Collection, Condition, Bound, Resolve, Against, ShareOf, For, Receivers, Description);
}

/// <summary>An alert rule and how it is with it.</summary>
/// <param name="State">ok, pending while the condition holds but not for long enough, firing, or resolved when that is over.</param>
/// <param name="Since">When it came into this state.</param>
/// <param name="Value">The number that was found last; null where there is none. Of lags and ages the one with which the state began.</param>
/// <param name="Problem">Why it can't be evaluated, or why there is no number.</param>
/// <param name="Failing">Whether it can't be evaluated; the state is then the last one known.</param>
internal sealed record AlertContract(
    string Name,
    string Instance,
    string Series,
    CivilInterval Interval,
    Guid? Template,
    string? Project,
    string? Type,
    string? Collection,
    AlertComparison Condition,
    double Bound,
    double? Resolve,
    AlertBase? Against,
    double? ShareOf,
    string For,
    IReadOnlyList<string> Receivers,
    string? Description,
    AlertState State,
    DateTimeOffset Since,
    double? Value,
    string? Problem,
    bool Failing,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt)
{
    public static AlertContract Of(Alert alert)
    {
        var (rule, subject, threshold, status) = (alert.Rule, alert.Rule.Subject, alert.Rule.Threshold, alert.Status);
        return new(
            rule.Name, alert.InstanceKey, subject.Series, subject.Interval, subject.Scope.Template, subject.Scope.Project, subject.Scope.Type, subject.Scope.Collection,
            threshold.Comparison, threshold.Bound, threshold.Resolve, subject.Against, subject.ShareOf, DurationText.Of(rule.For), rule.Receivers, rule.Description,
            status.State, status.Since, status.Value, status.Problem, status.IsFailing, alert.CreatedAt, alert.ChangedAt);
    }
}

/// <summary>A change of a rule's state.</summary>
/// <param name="Reason">Why, where the number alone does not say it.</param>
internal sealed record AlertTransitionContract(long Id, DateTimeOffset At, AlertState From, AlertState To, double? Value, string? Reason)
{
    public static AlertTransitionContract Of(AlertTransition transition) => new(transition.Id, transition.At, transition.From, transition.To, transition.Value, transition.Reason);
}

/// <summary>What a rule would have done in the 90 days before now, as far as records tell today.</summary>
/// <param name="Fired">How often it would have begun to fire.</param>
/// <param name="Value">The number of now; null where there is none.</param>
/// <param name="Problem">Why there is none.</param>
/// <param name="HasHistory">False where only what the series is now is known.</param>
/// <param name="Points">The numbers that it would have watched, and when each was known.</param>
internal sealed record AlertPreviewContract(
    DateTimeOffset From,
    DateTimeOffset To,
    int Fired,
    IReadOnlyList<AlertFiringContract> Firings,
    double? Value,
    string? Problem,
    bool HasHistory,
    IReadOnlyList<AlertPointContract> Points)
{
    public static AlertPreviewContract Of(PreviewAlertOutcome.Followed preview) => new(
        preview.From,
        preview.To,
        preview.Firings.Count,
        [.. preview.Firings.Select(firing => new AlertFiringContract(firing.Start, firing.End, firing.Value))],
        preview.Number.Value,
        preview.Number.Reason,
        !preview.IsOfNow,
        [.. preview.Points.Select(point => new AlertPointContract(point.At, point.Value))]);
}

/// <param name="To">Null where it would still fire.</param>
/// <param name="Value">With which it would have begun.</param>
internal sealed record AlertFiringContract(DateTimeOffset From, DateTimeOffset? To, double? Value);

/// <param name="Value">Null where nothing is known.</param>
internal sealed record AlertPointContract(DateTimeOffset At, double? Value);

/// <summary>A series that a rule can watch.</summary>
/// <param name="Kind">The kind of instance that has it; null for all.</param>
/// <param name="Unit">number, percent or seconds.</param>
/// <param name="Intervals">What its values can be of; the first where a rule does not say.</param>
/// <param name="Scopes">The fields of a rule by which it can be narrowed.</param>
/// <param name="HasHistory">False where only what it is now is known, so that it can't be compared with another time.</param>
internal sealed record AlertSeriesContract(
    string Name, string Title, InstanceKind? Kind, string Unit, IReadOnlyList<CivilInterval> Intervals, IReadOnlyList<string> Scopes, bool HasHistory)
{
    public static AlertSeriesContract Of(AlertSeries series)
        => new(series.Name, series.Title, series.Kind, series.Unit.ToString().ToLowerInvariant(), series.Intervals, series.Scopes, !series.IsOfNow);
}
