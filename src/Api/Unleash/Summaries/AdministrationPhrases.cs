namespace Reporting.Api.Unleash.Summaries;

/// <summary>Events of projects, people and everything else that is administered.</summary>
internal static class AdministrationPhrases
{
    public static readonly IReadOnlyList<EventPhrase> All =
    [
        new("context-field-created", "Context field created", "**{user}** created context field **{data.name}**"),
        new("context-field-updated", "Context field updated", "**{user}** updated context field **{preData.name}**"),
        new("context-field-deleted", "Context field deleted", "**{user}** deleted context field **{preData.name}**"),
        new("project-created", "Project created", "**{user}** created project **{project}**"),
        new("project-deleted", "Project deleted", "**{user}** deleted project **{projectName}**"),
        new("project-archived", "Project archived", "**{user}** archived project **{projectName}**"),
        new("addon-config-created", "Integration configuration created", "**{user}** created a new **{data.provider}** integration configuration"),
        new("addon-config-updated", "Integration configuration updated", "**{user}** updated a **{preData.provider}** integration configuration"),
        new("addon-config-deleted", "Integration configuration deleted", "**{user}** deleted a **{preData.provider}** integration configuration"),
        new("user-created", "User created", "**{user}** created user **{data.name}**"),
        new("user-updated", "User updated", "**{user}** updated user **{preData.name}**"),
        new("user-deleted", "User deleted", "**{user}** deleted user **{preData.name}**"),
        new("segment-created", "Segment created", "**{user}** created segment **{data.name}**"),
        new("segment-updated", "Segment updated", "**{user}** updated segment **{preData.name}**"),
        new("segment-deleted", "Segment deleted", "**{user}** deleted segment **{preData.name}**"),
        new("group-created", "Group created", "**{user}** created group **{data.name}**"),
        new("group-updated", "Group updated", "**{user}** updated group **{preData.name}**"),
        new("group-deleted", "Group deleted", "**{user}** deleted group **{preData.name}**"),
        new("service-account-token-created", "Service account token created", "**{user}** created a token for service account ****"),
        new("service-account-token-deleted", "Service account token deleted", "**{user}** deleted a token for service account ****"),
        new("api-token-created", "API token created", "**{user}** created API token **{data.username}**"),
        new("api-token-deleted", "API token deleted", "**{user}** deleted API token **{preData.username}**"),
        new("service-account-created", "Service account created", "**{user}** created service account **{data.name}**"),
        new("service-account-deleted", "Service account deleted", "**{user}** deleted service account **{preData.name}**"),
        new("service-account-updated", "Service account updated", "**{user}** updated service account **{preData.name}**"),
        new("banner-created", "Banner created", "**{user}** created banner **{data.message}**"),
        new("banner-updated", "Banner updated", "**{user}** updated banner **{preData.message}**"),
        new("banner-deleted", "Banner deleted", "**{user}** deleted banner **{preData.message}**"),
        new("user-access-request-registered", "User access request registered", "**{data.email}** requested access to Unleash"),
        new("user-access-request-approved", "User access request approved", "**{user}** approved access request for **{data.email}**"),
        new("user-access-request-rejected", "User access request rejected", "**{user}** rejected access request for **{data.email}**"),
    ];
}
