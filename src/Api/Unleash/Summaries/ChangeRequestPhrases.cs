namespace Reporting.Api.Unleash.Summaries;

/// <summary>Events of change requests.</summary>
internal static class ChangeRequestPhrases
{
    public static readonly IReadOnlyList<EventPhrase> All =
    [
        new("change-request-created", "Change request created", "**{user}** created change request {request}"),
        new("change-request-discarded", "Change request discarded", "**{user}** discarded change request {request}"),
        new("change-added", "Change added", "**{user}** added a change to change request {request}"),
        new("change-discarded", "Change discarded", "**{user}** discarded a change in change request {request}"),
        new("change-edited", "Change edited", "**{user}** edited a change in change request {request}"),
        new("change-request-rejected", "Change request rejected", "**{user}** rejected change request {request}"),
        new("change-request-approved", "Change request approved", "**{user}** approved change request {request}"),
        new("change-request-approval-added", "Change request approval added", "**{user}** added an approval to change request {request}"),
        new("change-request-cancelled", "Change request cancelled", "**{user}** cancelled change request {request}"),
        new("change-request-sent-to-review", "Change request sent to review", "**{user}** sent to review change request {request}"),
        new("change-request-schedule-suspended", "Change request suspended", "Change request {request} was suspended for the following reason: {data.reason}"),
        new("change-request-applied", "Change request applied", "**{user}** applied change request {request}"),
        new("change-request-scheduled", "Change request scheduled", "**{user}** scheduled change request {request} to be applied at {data.scheduledDate}."),
        new("change-request-scheduled-application-success", "Scheduled change request applied successfully", "**Successfully** applied the scheduled change request {request} by **{user}**."),
        new("change-request-scheduled-application-failure", "Scheduled change request failed", "**Failed** to apply the scheduled change request {request} by **{user}**."),
    ];
}
