using System.Globalization;
using Reporting.Domain.Alerts;

namespace Reporting.Application.Alerts;

/// <summary>Rules and their numbers in words.</summary>
internal static class AlertText
{
    /// <summary>Such as <c>Active users of a week, change against the period before</c>.</summary>
    public static string SubjectOf(AlertSubject subject)
    {
        var series = SeriesCatalog.Find(subject.Series);
        var text = series?.Title ?? subject.Series;
        text += series?.Timing switch
        {
            SeriesTiming.Counted => $" of a {WordOf(subject.Interval)}",
            SeriesTiming.Level when subject.Against is not null => $" by {WordOf(subject.Interval)}",
            _ => "",
        };
        text += string.Concat(ScopesOf(subject.Scope).Select(scope => $", {scope}"));
        return text + subject switch
        {
            { Against: AlertBase.Period } => ", change against the period before",
            { Against: AlertBase.Year } => ", change against a year before",
            { ShareOf: { } whole } => string.Create(CultureInfo.InvariantCulture, $", share of {whole:0.##}"),
            _ => "",
        };
    }

    /// <summary>Such as <c>below 100 for 2d</c>.</summary>
    public static string ConditionOf(AlertRule rule)
        => $"{WordOf(rule.Threshold.Comparison)} {NumberOf(rule.Subject, rule.Threshold.Bound)}{(rule.For > TimeSpan.Zero ? $" for {DurationText.Of(rule.For)}" : "")}";

    /// <summary>A number of the rule with its unit.</summary>
    public static string NumberOf(AlertSubject subject, double? value)
    {
        if (value is not { } number)
        {
            return "unknown";
        }

        var unit = SeriesCatalog.Find(subject.Series)?.Unit;
        return (subject, unit) switch
        {
            ({ Against: not null } or { ShareOf: not null }, _) or (_, SeriesUnit.Percent) => string.Create(CultureInfo.InvariantCulture, $"{number:0.#}%"),
            (_, SeriesUnit.Seconds) when Math.Abs(number) < TimeSpan.MaxValue.TotalSeconds => DurationText.Of(TimeSpan.FromSeconds(Math.Truncate(number))),
            _ => number.ToString("0.##", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A value of an enumeration as it is written in rules.</summary>
    public static string WordOf<TEnum>(TEnum value)
        where TEnum : struct, Enum
        => value.ToString().ToLowerInvariant();

    private static IEnumerable<string> ScopesOf(AlertScope scope)
    {
        (string Name, string? Value)[] all = [("template", scope.Template?.ToString()), ("project", scope.Project), ("type", scope.Type), ("collection", scope.Collection)];
        return all.Where(each => each.Value is not null).Select(each => $"{each.Name} {each.Value}");
    }
}
