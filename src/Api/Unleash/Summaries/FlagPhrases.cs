namespace Reporting.Api.Unleash.Summaries;

/// <summary>Events of flags, their strategies and their release plans.</summary>
internal static class FlagPhrases
{
    public static readonly IReadOnlyList<EventPhrase> All =
    [
        new("feature-created", "Flag created", "**{user}** created **{flag}** in project **{project}**"),
        new("feature-deleted", "Flag deleted", "**{user}** deleted **{flagName}** in project **{project}**"),
        new("feature-metadata-updated", "Flag metadata updated", "**{user}** updated **{flag}** metadata in project **{project}**"),
        new("feature-environment-variants-updated", "Flag variants updated", "**{user}** updated variants for **{flag}** for the **{environment}** environment in project **{project}**"),
        new("feature-project-change", "Flag moved to a new project", "**{user}** moved **{flag}** from **{data.oldProject}** to **{project}**"),
        new("feature-archived", "Flag archived", "**{user}** archived **{flagName}** in project **{project}**"),
        new("feature-revived", "Flag revived", "**{user}** revived **{flag}** in project **{project}**"),
        new("feature-tagged", "Flag tagged", "**{user}** tagged **{flag}** with **{data.type}:{data.value}** in project **{project}**"),
        new("feature-strategy-update", "Flag strategy updated", "**{user}** updated **{flag}** in project **{project}** {change}"),
        new("feature-strategy-add", "Flag strategy added", "**{user}** added strategy **{strategy}** to **{flag}** for the **{environment}** environment in project **{project}**"),
        new("feature-strategy-remove", "Flag strategy removed", "**{user}** removed strategy **{strategy}** from **{flag}** for the **{environment}** environment in project **{project}**"),
        new("feature-completed", "Flag marked as completed", "**{flag}** was marked as completed in project **{project}**"),
        new("feature-untagged", "Flag untagged", "**{user}** untagged **{flag}** with **{preData.type}:{preData.value}** in project **{project}**"),
        new("feature-stale-on", "Flag marked as stale", "**{user}** marked **{flag}** as stale in project **{project}**"),
        new("feature-stale-off", "Flag stale marking removed", "**{user}** removed the stale marking on **{flag}** in project **{project}**"),
        new("feature-environment-enabled", "Flag enabled", "**{user}** enabled **{flag}** for the **{environment}** environment in project **{project}**"),
        new("feature-environment-disabled", "Flag disabled", "**{user}** disabled **{flag}** for the **{environment}** environment in project **{project}**"),
        new("feature-potentially-stale-on", "Flag potentially stale", "**{flag}** was marked as potentially stale in project **{project}**"),
        new("release-plan-progressions-resumed", "Release plan progressions resumed", "**{user}** resumed release plan progressions for **{flag}** in the **{environment}** environment in project **{project}**"),
        new("release-plan-progressions-paused", "Release plan progressions paused", "**Release plan progressions paused** by safeguard for **{flag}** in the **{environment}** environment in project **{project}**"),
        new("release-plan-added", "Release plan added", "**{user}** added release plan **{data.name}** to **{flag}** for the **{environment}** environment in project **{project}**"),
        new("release-plan-removed", "Release plan removed", "**{user}** removed release plan **{preData.name}** from **{flag}** for the **{environment}** environment in project **{project}**"),
        new("release-plan-milestone-started", "Release plan milestone started", "**{user}** started milestone **{data.milestoneName}** in release plan **{data.name}** for **{flag}** for the **{environment}** environment in project **{project}**"),
    ];
}
