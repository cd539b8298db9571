using Npgsql;
using Reporting.Domain.Flags.Records;

namespace Reporting.Infrastructure.Sources.Unleash;

/// <summary>Records of the rows that the SQL files of this folder answer with.</summary>
internal static class UnleashRows
{
    public static Position AtTimeAndId(NpgsqlDataReader row) => new() { Time = row.GetDateTime(0), Id = row.GetInt64(1) };

    public static Position AtEvent(NpgsqlDataReader row) => new() { Id = row.GetInt64(0), Time = row.GetDateTime(1) };

    public static Position AtTimeAndText(NpgsqlDataReader row) => new() { Time = row.GetDateTime(0), Text1 = row.GetString(1) };

    public static Position AtTimeAndTexts(NpgsqlDataReader row)
        => new() { Time = row.GetDateTime(0), Text1 = row.GetString(1), Text2 = row.GetString(2), Text3 = row.GetString(3) };

    public static InstanceSettings Settings(NpgsqlDataReader row, SourceSession session)
    {
        var (open, enterprise) = UnleashVersion.Split(session.ProductVersion);
        return new InstanceSettings
        {
            SourceInstanceId = row.TextOrNull(0) ?? "unresolved-instance-id",
            VersionOss = open,
            VersionEnterprise = enterprise,
            SamlEnabled = row.GetBoolean(1),
            OidcEnabled = row.GetBoolean(2),
            PasswordAuthEnabled = row.GetBoolean(3),
            ScimEnabled = row.GetBoolean(4),
        };
    }

    public static User User(NpgsqlDataReader row, SourceSession _) => new()
    {
        Id = row.GetInt64(1),
        Name = row.TextOrNull(2),
        Username = row.TextOrNull(3),
        EmailHash = row.TextOrNull(4),
        CreatedAt = row.Moment(5),
        SeenAt = row.MomentOrNull(6),
        DeletedAt = row.MomentOrNull(7),
        IsService = row.Truth(8),
        IsSystem = row.Truth(9),
        SeatType = row.TextOrNull(10),
    };

    public static PersonalToken PersonalToken(NpgsqlDataReader row, SourceSession _)
        => new() { Id = row.GetInt64(0), UserId = row.GetInt64(1), SeenAt = row.MomentOrNull(2) };

    public static ApiToken ApiToken(NpgsqlDataReader row, SourceSession _)
        => new() { Id = row.GetString(0), Type = row.GetString(1), CreatedAt = row.Moment(2), ExpiresAt = row.MomentOrNull(3) };

    public static Project Project(NpgsqlDataReader row, SourceSession _) => new()
    {
        Id = row.GetString(0),
        Name = row.Text(1),
        CreatedAt = row.Moment(2),
        ArchivedAt = row.MomentOrNull(3),
        Members = row.GetInt64(4),
    };

    public static FlagEnvironment Environment(NpgsqlDataReader row, SourceSession _)
        => new() { Name = row.GetString(0), Type = row.GetString(1), Enabled = row.GetBoolean(2) };

    public static Flag Flag(NpgsqlDataReader row, SourceSession _) => new()
    {
        Name = row.GetString(0),
        Project = row.GetString(1),
        Type = row.GetString(2),
        CreatedAt = row.Moment(3),
        ArchivedAt = row.MomentOrNull(4),
        Stale = row.Truth(5),
        PotentiallyStale = row.Truth(6),
    };

    public static FlagStrategy Strategy(NpgsqlDataReader row, SourceSession _) => new()
    {
        Id = row.GetString(0),
        Flag = row.GetString(1),
        Project = row.GetString(2),
        Environment = row.GetString(3),
        Name = row.GetString(4),
        Constraints = [.. (row.Parsed<List<ProductConstraint>>(5) ?? []).Select(constraint => constraint.ToRecord())],
    };

    public static StrategyType StrategyType(NpgsqlDataReader row, SourceSession _) => new() { Name = row.GetString(0) };

    public static Segment Segment(NpgsqlDataReader row, SourceSession _) => new() { Id = row.GetString(0), Name = row.TextOrNull(1) };

    public static UserGroup Group(NpgsqlDataReader row, SourceSession _) => new() { Id = row.GetString(0), Name = row.TextOrNull(1) };

    public static ContextField ContextField(NpgsqlDataReader row, SourceSession _) => new() { Id = row.GetString(0), Name = row.GetString(0) };

    public static Role Role(NpgsqlDataReader row, SourceSession _)
        => new() { Id = row.GetInt64(0), Name = row.Text(1), Type = row.Text(2), InUse = row.GetBoolean(3) };

    public static ReleasePlan ReleasePlan(NpgsqlDataReader row, SourceSession _)
        => new() { Id = row.GetString(0), Kind = row.GetString(1), ArchivedAt = row.MomentOrNull(2) };

    public static FlagEvent Event(NpgsqlDataReader row, SourceSession _) => new()
    {
        Id = row.GetInt64(0),
        CreatedAt = row.Moment(1),
        Type = row.GetString(2),
        CreatedBy = row.Text(3),
        CreatedByUserId = row.NumberOrNull(4),
        Project = row.TextOrNull(5),
        Environment = row.TextOrNull(6),
        FeatureName = row.TextOrNull(7),
        Data = row.JsonOrNull(8),
        PreData = row.JsonOrNull(9),
        Tags = row.JsonListOrNull(10),
        GroupType = row.TextOrNull(11),
        GroupId = row.TextOrNull(12),
    };

    public static FlagMetric Metric(NpgsqlDataReader row, SourceSession _) => new()
    {
        Timestamp = row.Moment(0),
        Flag = row.GetString(1),
        AppName = row.GetString(2),
        Environment = row.GetString(3),
        Yes = row.GetInt64(4),
        No = row.GetInt64(5),
        Variants = row.Parsed<Dictionary<string, long>>(6),
    };

    public static ClientApplication Application(NpgsqlDataReader row, SourceSession _) => new()
    {
        LastSeen = row.Moment(0),
        AppName = row.GetString(1),
        Environment = row.GetString(2),
        SourceInstanceId = row.GetString(3),
        CreatedAt = row.MomentOrNull(4),
    };

    public static LifecycleStage LifecycleStage(NpgsqlDataReader row, SourceSession _)
        => new() { Flag = row.GetString(0), Stage = row.GetString(1), EnteredAt = row.Moment(2) };

    public static EdgePresence EdgePresence(NpgsqlDataReader row, SourceSession _) => new() { Bucket = row.Moment(0), NodeId = row.GetString(1) };

    /// <summary>A constraint in the product's own words; one with a single value has no list.</summary>
    private sealed record ProductConstraint(string? ContextName, string? Operator, List<string>? Values)
    {
        public StrategyConstraint ToRecord() => new() { ContextName = ContextName ?? string.Empty, Operator = Operator ?? string.Empty, Values = Values ?? [] };
    }
}
