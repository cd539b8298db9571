using System.Text.Json.Serialization;
using Reporting.Api.OpenApi;

namespace Reporting.Api.Unleash.Contracts;

/// <summary>How much there is of everything in the instance.</summary>
[SchemaName("instanceAdminStatsSchema", Required = ["instanceId"])]
internal sealed record InstanceAdminStatsSchema
{
    /// <summary>When these statistics were produced</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>A unique identifier for this instance</summary>
    [JsonPropertyName("instanceId")]
    public required string SettingsSourceInstanceId { get; init; }

    /// <summary>The version of Unleash OSS that is bundled in this instance</summary>
    [OfToday]
    [JsonPropertyName("versionOSS")]
    public required string SettingsVersionOss { get; init; }

    /// <summary>The version of Unleash Enterprise that is bundled in this instance</summary>
    [OfToday]
    [JsonPropertyName("versionEnterprise")]
    public required string SettingsVersionEnterprise { get; init; }

    /// <summary>The number of users this instance has</summary>
    [JsonPropertyName("users")]
    public required long CountsUsers { get; init; }

    /// <summary>The number of service accounts this instance has</summary>
    [JsonPropertyName("serviceAccounts")]
    public required long CountsServiceAccounts { get; init; }

    /// <summary>The number of API tokens in Unleash, split by type</summary>
    public required IReadOnlyDictionary<string, long> ApiTokens { get; init; }

    /// <summary>The number of active users in the last 7, 30, 60 and 90 days</summary>
    [OfToday]
    public required ActiveUserCountsSchema ActiveUsers { get; init; }

    /// <summary>The number of users who had access to Unleash within the last 30 days, including those who may have been deleted during this period</summary>
    [JsonPropertyName("licensedUsers")]
    public required long CountsLicensedUsers { get; init; }

    /// <summary>The number of feature-toggles this instance has</summary>
    [JsonPropertyName("featureToggles")]
    public required long CountsFlags { get; init; }

    /// <summary>The number of archived feature-toggles this instance has</summary>
    [JsonPropertyName("archivedFeatureToggles")]
    public required long CountsArchivedFlags { get; init; }

    /// <summary>The number of projects defined in this instance</summary>
    [JsonPropertyName("projects")]
    public required long CountsProjects { get; init; }

    /// <summary>The number of context fields defined in this instance</summary>
    [OfToday]
    [JsonPropertyName("contextFields")]
    public required long CountsContextFields { get; init; }

    /// <summary>The number of roles defined in this instance</summary>
    [OfToday]
    [JsonPropertyName("roles")]
    public required long CountsRoles { get; init; }

    /// <summary>The number of custom root roles defined in this instance</summary>
    [OfToday]
    [JsonPropertyName("customRootRoles")]
    public required long CountsCustomRootRoles { get; init; }

    /// <summary>The number of custom root roles that any user or group holds</summary>
    [OfToday]
    [JsonPropertyName("customRootRolesInUse")]
    public required long CountsCustomRootRolesInUse { get; init; }

    /// <summary>The number of groups defined in this instance</summary>
    [OfToday]
    [JsonPropertyName("groups")]
    public required long CountsGroups { get; init; }

    /// <summary>The number of environments defined in this instance</summary>
    [OfToday]
    [JsonPropertyName("environments")]
    public required long CountsEnvironments { get; init; }

    /// <summary>The number of segments defined in this instance</summary>
    [OfToday]
    [JsonPropertyName("segments")]
    public required long CountsSegments { get; init; }

    /// <summary>The number of strategies defined in this instance</summary>
    [OfToday]
    [JsonPropertyName("strategies")]
    public required long CountsStrategies { get; init; }

    /// <summary>Whether or not SAML authentication is enabled for this instance</summary>
    [OfToday]
    [JsonPropertyName("SAMLenabled")]
    public required bool SettingsSamlEnabled { get; init; }

    /// <summary>Whether or not OIDC authentication is enabled for this instance</summary>
    [OfToday]
    [JsonPropertyName("OIDCenabled")]
    public required bool SettingsOidcEnabled { get; init; }

    /// <summary>Whether or not users can log in with a password</summary>
    [OfToday]
    [JsonPropertyName("passwordAuthEnabled")]
    public required bool SettingsPasswordAuthEnabled { get; init; }

    /// <summary>Whether or not SCIM is enabled for this instance</summary>
    [OfToday]
    [JsonPropertyName("SCIMenabled")]
    public required bool SettingsScimEnabled { get; init; }

    /// <summary>A count of connected applications in the last week, last month and all time</summary>
    [OfToday]
    public required IReadOnlyList<ClientAppCountSchema> ClientApps { get; init; }

    /// <summary>The number of export operations on this instance</summary>
    [JsonPropertyName("featureExports")]
    public required long CountsFlagExports { get; init; }

    /// <summary>The number of import operations on this instance</summary>
    [JsonPropertyName("featureImports")]
    public required long CountsFlagImports { get; init; }

    /// <summary>The number of changes to the production environment in the last 30, 60 and 90 days</summary>
    public required ProductionChangeCountsSchema ProductionChanges { get; init; }

    /// <summary>The number of client metrics buckets recorded in the previous day</summary>
    [JsonPropertyName("previousDayMetricsBucketsCount")]
    public required MetricBucketCountsSchema PreviousDay { get; init; }

    /// <summary>The highest number of strategies used on a single feature flag in a single environment</summary>
    [OfToday]
    [JsonPropertyName("maxEnvironmentStrategies")]
    public required long UsedStrategiesMaxPerEnvironment { get; init; }

    /// <summary>The highest number of constraint values used on a single constraint</summary>
    [OfToday]
    [JsonPropertyName("maxConstraintValues")]
    public required long UsedStrategiesMaxConstraintValues { get; init; }

    /// <summary>The highest number of constraints used on a single strategy</summary>
    [OfToday]
    [JsonPropertyName("maxConstraints")]
    public required long UsedStrategiesMaxConstraints { get; init; }

    /// <summary>The number of release templates in this instance</summary>
    [OfToday]
    [JsonPropertyName("releaseTemplates")]
    public required long CountsReleaseTemplates { get; init; }

    /// <summary>The number of release plans in this instance</summary>
    [OfToday]
    [JsonPropertyName("releasePlans")]
    public required long CountsReleasePlans { get; init; }

    /// <summary>The average number of edge instances, per month, in the last 12 months, rounded to 3 decimal places</summary>
    public required IReadOnlyDictionary<string, double> EdgeInstanceUsage { get; init; }

    /// <summary>The number of ReadOnly users in this instance</summary>
    [OfToday]
    [JsonPropertyName("readOnlyUsers")]
    public required long CountsReadOnlyUsers { get; init; }

    /// <summary>A SHA-256 checksum of the instance statistics to be used to verify that the data in this object has not been tampered with</summary>
    public required string Sum { get; init; }
}
