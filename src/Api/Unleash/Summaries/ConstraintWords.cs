using System.Collections.Frozen;

namespace Reporting.Api.Unleash.Summaries;

/// <summary>The constraints of a strategy in words.</summary>
internal static class ConstraintWords
{
    private static readonly FrozenDictionary<string, string> Operators = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["IN"] = "is one of",
        ["NOT_IN"] = "is not one of",
        ["STR_CONTAINS"] = "is a string that contains",
        ["STR_STARTS_WITH"] = "is a string that starts with",
        ["STR_ENDS_WITH"] = "is a string that ends with",
        ["NUM_EQ"] = "is a number equal to",
        ["NUM_GT"] = "is a number greater than",
        ["NUM_GTE"] = "is a number greater than or equal to",
        ["NUM_LT"] = "is a number less than",
        ["NUM_LTE"] = "is a number less than or equal to",
        ["DATE_BEFORE"] = "is a date before",
        ["DATE_AFTER"] = "is a date after",
        ["SEMVER_EQ"] = "is a SemVer equal to",
        ["SEMVER_GT"] = "is a SemVer greater than",
        ["SEMVER_GTE"] = "is a SemVer greater than or equal to",
        ["SEMVER_LT"] = "is a SemVer less than",
        ["SEMVER_LTE"] = "is a SemVer less than or equal to",
        ["REGEX"] = "matches regex",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Of(EventDocument constraints)
        => constraints.Items is { Count: > 0 } items ? $"[{string.Join(", ", items.Select(One))}]" : "empty set of constraints";

    private static string One(EventDocument constraint)
    {
        var name = constraint["operator"].Value;
        var value = constraint.Has("value") ? constraint["value"].Value : $"({constraint["values"].Text})";
        return $"{constraint["contextName"].Value} {(constraint["inverted"].IsTrue ? "not " : "")}{Operators.GetValueOrDefault(name, name)} {value}";
    }
}
