namespace Reporting.Api.Unleash.Statistics;

/// <summary>What records tell of the present alone: in statistics of a past day these fields are of today, and a header says so.</summary>
internal static class FieldsOfToday
{
    public const string Header = "X-Reporting-Of-Today";

    public static readonly string Names = string.Join(
        ", ",
        "versionOSS",
        "versionEnterprise",
        "activeUsers",
        "contextFields",
        "roles",
        "customRootRoles",
        "customRootRolesInUse",
        "groups",
        "environments",
        "segments",
        "strategies",
        "SAMLenabled",
        "OIDCenabled",
        "passwordAuthEnabled",
        "SCIMenabled",
        "clientApps",
        "maxEnvironmentStrategies",
        "maxConstraintValues",
        "maxConstraints",
        "releaseTemplates",
        "releasePlans",
        "readOnlyUsers");
}
