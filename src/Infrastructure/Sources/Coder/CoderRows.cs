using System.Text.Json;
using Npgsql;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.Infrastructure.Sources.Coder;

/// <summary>Records of the rows that the SQL files of this folder answer with.</summary>
internal static class CoderRows
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static Position AtTimeAndKey(NpgsqlDataReader row) => new() { Time = row.GetDateTime(0), Key1 = row.GetGuid(1) };

    public static Position AtTimeAndId(NpgsqlDataReader row) => new() { Time = row.GetDateTime(0), Id = row.GetInt64(1) };

    public static Position AtUsage(NpgsqlDataReader row) => new() { Time = row.GetDateTime(0), Key1 = row.GetGuid(1), Key2 = row.GetGuid(2) };

    public static Usage Usage(NpgsqlDataReader row, SourceSession _) => new()
    {
        StartTime = row.Moment(0),
        TemplateId = row.GetGuid(1),
        UserId = row.GetGuid(2),
        UsageMins = row.GetInt32(3),
        VscodeMins = row.GetInt32(4),
        JetbrainsMins = row.GetInt32(5),
        ReconnectingPtyMins = row.GetInt32(6),
        SshMins = row.GetInt32(7),
        SftpMins = row.GetInt32(8),
        MedianLatencyMs = row.IsDBNull(9) ? null : row.GetDouble(9),
        AppUsageMins = row.Parsed<Dictionary<string, int>>(10),
    };

    public static AgentStat AgentStat(NpgsqlDataReader row, SourceSession _) => new()
    {
        CreatedAt = row.Moment(0),
        Id = row.GetGuid(1),
        UserId = row.GetGuid(2),
        WorkspaceId = row.GetGuid(3),
        AgentId = row.GetGuid(4),
        TemplateId = row.GetGuid(5),
        ConnectionCount = row.GetInt64(6),
        ConnectionMedianLatencyMs = row.GetDouble(7),
        SessionCountVscode = row.GetInt64(8),
        SessionCountJetbrains = row.GetInt64(9),
        SessionCountReconnectingPty = row.GetInt64(10),
        SessionCountSsh = row.GetInt64(11),
        RxBytes = row.NumberOrNull(12),
        TxBytes = row.NumberOrNull(13),
        RxPackets = row.NumberOrNull(14),
        TxPackets = row.NumberOrNull(15),
    };

    public static AppSession AppSession(NpgsqlDataReader row, SourceSession _) => new()
    {
        SessionEndedAt = row.Moment(0),
        UserId = row.GetGuid(2),
        AgentId = row.GetGuid(3),
        SessionId = row.GetGuid(4),
        WorkspaceId = row.GetGuid(5),
        AccessMethod = row.GetString(6),
        SlugOrPort = row.GetString(7),
        SessionStartedAt = row.Moment(8),
        Requests = row.NumberOrNull(9),
    };

    public static User User(NpgsqlDataReader row, SourceSession _) => new()
    {
        Id = row.GetGuid(1),
        Username = row.GetString(2),
        AvatarUrl = row.TextOrNull(3),
        Status = row.TextOrNull(4),
        Deleted = row.GetBoolean(5),
        IsSystem = row.Truth(6),
        CreatedAt = row.MomentOrNull(7),
    };

    public static Template Template(NpgsqlDataReader row, SourceSession _)
        => new() { Id = row.GetGuid(0), Name = row.GetString(1), DisplayName = row.TextOrNull(2), Icon = row.TextOrNull(3), Deleted = row.GetBoolean(4) };

    public static TemplateVersion TemplateVersion(NpgsqlDataReader row, SourceSession _) => new()
    {
        Id = row.GetGuid(1),
        TemplateId = row.GetGuid(2),
        Parameters = row.IsDBNull(3) ? [] : JsonSerializer.Deserialize<List<TemplateParameter>>(row.GetString(3), SnakeCase)!,
    };

    public static Workspace Workspace(NpgsqlDataReader row, SourceSession _)
        => new() { Id = row.GetGuid(1), OwnerId = row.GetGuid(2), TemplateId = row.GetGuid(3), Name = row.GetString(4), Deleted = row.GetBoolean(5) };

    public static Build Build(NpgsqlDataReader row, SourceSession _) => new()
    {
        CreatedAt = row.Moment(0),
        Id = row.GetGuid(1),
        WorkspaceId = row.GetGuid(2),
        TemplateVersionId = row.GetGuid(3),
        BuildNumber = row.GetInt64(4),
        Transition = row.TextOrNull(5),
        Parameters = row.Parsed<Dictionary<string, string>>(6) ?? [],
    };

    public static App App(NpgsqlDataReader row, SourceSession _)
        => new() { CreatedAt = row.Moment(0), TemplateId = row.GetGuid(2), Slug = row.GetString(3), DisplayName = row.Text(4), Icon = row.TextOrNull(5) };

    public static UserStatusChange StatusChange(NpgsqlDataReader row, SourceSession _)
        => new() { ChangedAt = row.Moment(0), Id = row.GetGuid(1), UserId = row.GetGuid(2), NewStatus = row.GetString(3) };

    public static UserDeletion Deletion(NpgsqlDataReader row, SourceSession _)
        => new() { DeletedAt = row.Moment(0), Id = row.GetGuid(1), UserId = row.GetGuid(2) };
}
