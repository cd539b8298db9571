using Reporting.Domain.Flags.Records;

namespace Reporting.Api.Unleash.Summaries;

/// <summary>What sentences say of an event, by the names that they have in <see cref="EventPhrases"/>.</summary>
internal sealed class EventFacts(FlagEvent each, string baseUrl)
{
    private const string Data = "data.";
    private const string PreData = "preData.";

    private readonly Lazy<EventDocument> data = new(() => EventDocument.Of(each.Data));
    private readonly Lazy<EventDocument> preData = new(() => EventDocument.Of(each.PreData));

    public string Find(string name) => name switch
    {
        "user" => each.CreatedBy,
        "flag" => FlagLink,
        "flagName" => each.FeatureName ?? "",
        "project" => ProjectLink,
        "projectName" => each.Project ?? "",
        "environment" => each.Environment ?? "",
        "strategy" => StrategyChange.NameOf(preData.Value, data.Value),
        "change" => StrategyChange.Tell(preData.Value, data.Value, each.Environment),
        "request" => ChangeRequest(),
        _ when name.StartsWith(Data, StringComparison.Ordinal) => data.Value[name[Data.Length..]].Text,
        _ when name.StartsWith(PreData, StringComparison.Ordinal) => preData.Value[name[PreData.Length..]].Text,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No sentence says this."),
    };

    private string FlagLink => string.IsNullOrEmpty(each.FeatureName) ? "" : Link(each.FeatureName, $"/projects/{each.Project}/features/{each.FeatureName}");

    private string ProjectLink => string.IsNullOrEmpty(each.Project) ? "" : Link(each.Project, $"/projects/{each.Project}");

    /// <summary>The request's link, and what it is about as far as that is known.</summary>
    private string ChangeRequest()
    {
        var id = First(data.Value["changeRequestId"].Text, preData.Value["changeRequestId"].Text);
        if (string.IsNullOrEmpty(each.Project) || id.Length == 0)
        {
            return "";
        }

        var flag = FlagLink.Length == 0 ? "" : $" for feature flag **{FlagLink}**";
        var environment = string.IsNullOrEmpty(each.Environment) ? "" : $" in the **{each.Environment}** environment";
        return $"**{Link($"#{id}", $"/projects/{each.Project}/change-requests/{id}")}**{flag}{environment} in project **{ProjectLink}**";
    }

    private static string First(string text, string other) => text.Length > 0 ? text : other;

    private string Link(string text, string path) => $"[{text}]({baseUrl}{path})";
}
