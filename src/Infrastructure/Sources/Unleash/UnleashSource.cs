using System.Text.Json;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Records;

namespace Reporting.Infrastructure.Sources.Unleash;

/// <summary>Unleash 5 to 8: which tables are read and how each is followed.</summary>
internal sealed class UnleashSource : SourceProduct
{
    private const string DigestView = "reporting_api_tokens";

    public override string Kind => "unleash";

    public override InstanceKind InstanceKind => InstanceKind.Flags;

    public override IReadOnlyList<SourceTable> Tables { get; } =
    [
        new("settings", ["name", "content"]),
        new("users", ["id", "name", "username", "created_at", "seen_at"])
        {
            NewerColumns = ["email_hash", "deleted_at", "is_service", "is_system", "seat_type", "updated_at"],
        },
        new("personal_access_tokens", ["id", "user_id", "seen_at"]),
        new("api_tokens", ["type", "created_at", "expires_at"]),
        new(DigestView, ["id", "type", "created_at", "expires_at"]) { IsOptional = true, IsOffered = true },
        new("projects", ["id", "name", "created_at"]) { NewerColumns = ["archived_at"] },
        new("role_user", ["role_id", "user_id", "project"]),
        new("group_role", ["group_id", "role_id", "project"]),
        new("group_user", ["group_id", "user_id"]),
        new("environments", ["name", "type", "enabled"]),
        new("features", ["name", "project", "type", "created_at", "archived_at", "stale"]) { NewerColumns = ["potentially_stale"] },
        new("feature_strategies", ["id", "feature_name", "project_name", "environment", "strategy_name", "constraints"]),
        new("strategies", ["name"]),
        new("segments", ["id", "name"]),
        new("groups", ["id", "name"]) { NewerColumns = ["root_role_id"] },
        new("context_fields", ["name"]),
        new("roles", ["id", "name", "type"]),
        new("release_plan_definitions", ["id", "discriminator"]) { NewerColumns = ["archived_at"], IsOptional = true },
        new("events", ["id", "type", "created_at", "created_by", "data", "pre_data", "tags", "project", "environment", "feature_name"])
        {
            NewerColumns = ["created_by_user_id", "group_type", "group_id"],
        },
        new("client_metrics_env", ["feature_name", "app_name", "environment", "timestamp", "yes", "no"]),
        new("client_metrics_env_variants", ["feature_name", "app_name", "environment", "timestamp", "variant", "count"]),
        new("client_instances", ["app_name", "environment", "instance_id", "last_seen", "created_at"]),
        new("feature_lifecycles", ["feature", "stage", "created_at"]) { IsOptional = true },
        new("edge_node_presence", ["bucket_ts", "node_ephem_id"]) { IsOptional = true },
    ];

    public override IReadOnlyList<SourceCollection> Collections { get; } =
    [
        new WholeCollection<InstanceSettings>("settings", "unleash_settings.sql", UnleashRows.Settings),
        new FollowedCollection<User>("users", "unleash_users.sql", UnleashRows.User, new(UnleashRows.AtTimeAndId) { Reconciliation = Reconciliation.Replace }),
        new WholeCollection<PersonalToken>("personal_access_tokens", "unleash_access_tokens.sql", UnleashRows.PersonalToken),
        new WholeCollection<ApiToken>(["api_tokens"], ApiTokenFile, UnleashRows.ApiToken),
        new WholeCollection<Project>(["projects", "role_user", "group_role", "group_user"], _ => "unleash_projects.sql", UnleashRows.Project),
        new WholeCollection<FlagEnvironment>("environments", "unleash_environments.sql", UnleashRows.Environment),
        new WholeCollection<Flag>("features", "unleash_flags.sql", UnleashRows.Flag),
        new WholeCollection<FlagStrategy>("feature_strategies", "unleash_flag_strategies.sql", UnleashRows.Strategy),
        new WholeCollection<StrategyType>("strategies", "unleash_strategy_types.sql", UnleashRows.StrategyType),
        new WholeCollection<Segment>("segments", "unleash_segments.sql", UnleashRows.Segment),
        new WholeCollection<UserGroup>("groups", "unleash_groups.sql", UnleashRows.Group),
        new WholeCollection<ContextField>("context_fields", "unleash_context_fields.sql", UnleashRows.ContextField),
        new WholeCollection<Role>(["roles", "role_user", "groups"], _ => "unleash_roles.sql", UnleashRows.Role),
        new WholeCollection<ReleasePlan>("release_plan_definitions", "unleash_release_plans.sql", UnleashRows.ReleasePlan),
        new FollowedCollection<FlagEvent>("events", "unleash_events.sql", UnleashRows.Event, new(UnleashRows.AtEvent)
        {
            IsById = true,
            IsByKey = true,
            Reconciliation = Reconciliation.Ids,
            CountFile = "unleash_event_counts.sql",
            IdFile = "unleash_event_ids.sql",
            FilledInLater = "created_by_user_id",
            EmptyFile = "unleash_events_without_user_ids.sql",
        }),
        new FollowedCollection<FlagMetric>(["client_metrics_env", "client_metrics_env_variants"], _ => "unleash_flag_metrics.sql", UnleashRows.Metric, new(UnleashRows.AtTimeAndTexts)
        {
            Back = TimeSpan.FromHours(3),
        })
        {
            Keys = [1, 2, 3, 0],
        },
        new FollowedCollection<ClientApplication>("client_instances", "unleash_applications.sql", UnleashRows.Application, new(UnleashRows.AtTimeAndTexts)),
        new WholeCollection<LifecycleStage>("feature_lifecycles", "unleash_lifecycle_stages.sql", UnleashRows.LifecycleStage),
        new FollowedCollection<EdgePresence>("edge_node_presence", "unleash_edge_presence.sql", UnleashRows.EdgePresence, new(UnleashRows.AtTimeAndText)) { Keys = [0, 1] },
    ];

    public override string GrantOffer => $$"""
        -- Without more, tokens of the API are told apart by type and time. To have each known again by a digest, which only the
        -- database computes, make this view as well; drop it before an upgrade of Unleash that changes the table.
        -- CREATE VIEW public.{{DigestView}} AS
        --     SELECT encode(sha256(convert_to(secret, 'UTF8')), 'hex') AS id, type, created_at, expires_at FROM public.api_tokens;
        -- GRANT SELECT ON public.{{DigestView}} TO {role};
        """;

    public override SignInQuestion SignIn { get; } = new UnleashSignIn();

    public override string NameGeneration(SourceSchema schema)
    {
        var lacking = Tables
            .Where(table => !table.IsOffered)
            .SelectMany(table => schema.Has(table.Name)
                ? table.NewerColumns.Where(column => !schema.Has(table.Name, column)).Select(column => $"{table.Name}.{column}")
                : [table.Name])
            .ToList();
        return lacking.Count == 0 ? "8" : $"older than 8, without {string.Join(", ", lacking)}";
    }

    protected override async Task<string?> ReadVersionAsync(SourceSettings settings, HttpClient client, CancellationToken cancellationToken)
    {
        if (settings.BaseUrl is null || settings.ApiToken is not { Length: > 0 } token)
        {
            return null;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(settings.BaseUrl, "api/admin/instance-admin/statistics"));
        request.Headers.TryAddWithoutValidation("Authorization", token);
        using var answer = await client.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
        return UnleashVersion.Join(TextOf(body.RootElement, "versionOSS"), TextOf(body.RootElement, "versionEnterprise"));
    }

    private static string? TextOf(JsonElement answer, string property) => answer.TryGetProperty(property, out var value) ? value.GetString() : null;

    private static string ApiTokenFile(SourceSchema schema)
        => schema.MayRead(DigestView, "id") ? "unleash_api_tokens_by_digest.sql" : "unleash_api_tokens.sql";
}
