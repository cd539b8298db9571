using System.Collections.Frozen;
using FluentValidation.Results;

namespace Reporting.Dashboard.Endpoints;

/// <summary>Says of forms what validators say of commands: with the labels of fields in place of the names of properties.</summary>
internal static class FormFaults
{
    private const string NothingUnstorable = ", none of them \\u0000";
    private const string ByProjectInWords = "by_project";

    /// <summary>Where it is not the name itself.</summary>
    private static readonly FrozenDictionary<string, string> Labels = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Against"] = "Measured as",
        ["AllowedNetworks"] = "Networks",
        ["BaseUrl"] = "Address of the product",
        ["ByProject"] = "Receivers of one project each",
        ["CatchUp"] = "After an outage",
        ["Collection"] = "Collection of records",
        ["Condition"] = "Alert when it is",
        ["ExpiresAt"] = "Last day",
        ["For"] = "For at least",
        ["Interval"] = "Counted per",
        ["Resolve"] = "Alert ends at",
        ["Secret"] = "Secret of a webhook",
        ["ShareOf"] = "Share of",
        ["TimeZone"] = "Time zone",
        ["To"] = "E-mail addresses",
        ["Type"] = "Type of flags",
        ["Url"] = "Address of a webhook or of Slack",
        ["UserPrivacy"] = "Users",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>One sentence; of one of several values in a field it begins with the value.</summary>
    public static string Of(ValidationFailure fault)
        => fault.PropertyName.EndsWith(']')
            ? $"{LabelOf(fault.PropertyName[..fault.PropertyName.IndexOf('[', StringComparison.Ordinal)])}: {fault.AttemptedValue} {InWords(fault.ErrorMessage)}."
            : Of(fault.PropertyName, fault.ErrorMessage);

    public static string Of(string property, string message) => $"{LabelOf(property)} {InWords(message)}.";

    private static string LabelOf(string property) => Labels.GetValueOrDefault(property, property);

    private static string InWords(string message) => message
        .Replace(NothingUnstorable, "", StringComparison.Ordinal)
        .Replace(ByProjectInWords, $"“{LabelOf("ByProject")}”", StringComparison.Ordinal);
}
