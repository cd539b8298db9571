using System.Globalization;
using Microsoft.AspNetCore.Http;
using Reporting.Application.Alerts;
using Reporting.Dashboard.Endpoints;
using Reporting.Domain.Alerts;

namespace Reporting.Dashboard.Pages.Alerts;

/// <summary>The fields of the form of a rule.</summary>
internal static class AlertFields
{
    public const string Period = "period";
    public const string Year = "year";
    public const string Share = "share";

    /// <summary>What is no number is taken for one that no rule may have, so that it is refused.</summary>
    public static AlertInput Read(IFormCollection form)
    {
        var measure = form.Text("measure");
        return new AlertInput(
            form.Text("instance"), form.Text("series"), form.Text("interval"), form.Text("template"), form.Text("project"), form.Text("type"), form.Text("collection"),
            form.Text("condition"), Number(form.Text("bound")), Number(form.Text("resolve")),
            measure is Period or Year ? measure : null,
            measure is Share ? Number(form.Text("share_of")) ?? double.NaN : null,
            form.Text("for"), form.Text("receivers")?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries), form.Text("description"));
    }

    /// <summary>The fields filled in with a rule.</summary>
    public static IReadOnlyDictionary<string, string> Of(Alert alert)
    {
        var (rule, subject, threshold) = (alert.Rule, alert.Rule.Subject, alert.Rule.Threshold);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = rule.Name,
            ["instance"] = alert.InstanceKey,
            ["series"] = subject.Series,
            ["interval"] = subject.Interval.ToString().ToLowerInvariant(),
            ["measure"] = subject switch
            {
                { ShareOf: not null } => Share,
                { Against: AlertBase.Period } => Period,
                { Against: AlertBase.Year } => Year,
                _ => "",
            },
            ["share_of"] = Text(subject.ShareOf),
            ["condition"] = threshold.Comparison.ToString().ToLowerInvariant(),
            ["bound"] = Text(threshold.Bound),
            ["resolve"] = Text(threshold.Resolve),
            ["for"] = DurationText.Of(rule.For),
            ["project"] = subject.Scope.Project ?? "",
            ["type"] = subject.Scope.Type ?? "",
            ["template"] = subject.Scope.Template?.ToString() ?? "",
            ["collection"] = subject.Scope.Collection ?? "",
            ["receivers"] = string.Join(", ", rule.Receivers),
            ["description"] = rule.Description ?? "",
        };
    }

    private static double? Number(string? text) => text switch
    {
        null => null,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => double.NaN,
    };

    private static string Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
