using Npgsql;
using Reporting.Domain.Access;
using Reporting.Domain.Network.Records;

namespace Reporting.Infrastructure.Sources.OpenL2M;

/// <summary>OpenL2M 4: which tables are read and how each is followed.</summary>
internal sealed class OpenL2MSource : SourceProduct
{
    public override string Kind => "openl2m";

    public override InstanceKind InstanceKind => InstanceKind.Network;

    public override IReadOnlyList<SourceTable> Tables { get; } =
    [
        new("switches_switch", ["id", "name"]),
        new("switches_switchgroup", ["id", "name"]),
        new("switches_switchgroupmembership", ["switch_id", "switchgroup_id"]),
        new("switches_vlan", ["id", "name"]),
        new("switches_vlangroup", ["id", "name"]),
        new("switches_command", ["id", "name"]),
        new("switches_commandlist", ["id", "name"]),
        new("switches_snmpprofile", ["id", "name"]),
        new("switches_netmikoprofile", ["id", "name"]),
        new("users_token", ["id", "expires"]),
        new("switches_log", ["id", "timestamp", "type", "action", "user_id", "switch_id"]),
        new("counters_counter", ["name", "value"]),
    ];

    public override IReadOnlyList<SourceCollection> Collections { get; } =
    [
        new WholeCollection<Device>("switches_switch", "openl2m_devices.sql", (row, _) => new Device { Id = row.GetInt64(0), Name = row.TextOrNull(1) }),
        new WholeCollection<DeviceGroup>(["switches_switchgroup", "switches_switchgroupmembership"], _ => "openl2m_device_groups.sql", Group),
        new WholeCollection<Vlan>("switches_vlan", "openl2m_vlans.sql", (row, _) => new Vlan { Id = row.GetInt64(0), Name = row.TextOrNull(1) }),
        new WholeCollection<VlanGroup>("switches_vlangroup", "openl2m_vlan_groups.sql", (row, _) => new VlanGroup { Id = row.GetInt64(0), Name = row.TextOrNull(1) }),
        new WholeCollection<Command>("switches_command", "openl2m_commands.sql", (row, _) => new Command { Id = row.GetInt64(0), Name = row.TextOrNull(1) }),
        new WholeCollection<CommandList>("switches_commandlist", "openl2m_command_lists.sql", (row, _) => new CommandList { Id = row.GetInt64(0), Name = row.TextOrNull(1) }),
        new WholeCollection<SnmpProfile>("switches_snmpprofile", "openl2m_snmp_profiles.sql", (row, _) => new SnmpProfile { Id = row.GetInt64(0), Name = row.TextOrNull(1) }),
        new WholeCollection<CredentialsProfile>("switches_netmikoprofile", "openl2m_credentials_profiles.sql", Profile),
        new WholeCollection<ApiToken>("users_token", "openl2m_api_tokens.sql", (row, _) => new ApiToken { Id = row.GetInt64(0), ExpiresAt = row.MomentOrNull(1) }),
        new WholeCollection<Counter>("counters_counter", "openl2m_counters.sql", (row, _) => new Counter { Name = row.GetString(0), Value = row.GetInt64(1) }),
        new FollowedCollection<LogEntry>("switches_log", "openl2m_log_entries.sql", Entry, new(AtEntry)
        {
            IsById = true,
            IsByKey = true,
            Reconciliation = Reconciliation.Ids,
            CountFile = "openl2m_log_entry_counts.sql",
            IdFile = "openl2m_log_entry_ids.sql",
        }),
    ];

    public override SignInQuestion SignIn { get; } = new OpenL2MSignIn();

    public override string NameGeneration(SourceSchema schema) => "4";

    private static Position AtEntry(NpgsqlDataReader row) => new() { Id = row.GetInt64(0), Time = row.GetDateTime(1) };

    private static LogEntry Entry(NpgsqlDataReader row, SourceSession session) => new()
    {
        Id = row.GetInt64(0),
        Timestamp = row.Moment(1),
        Type = row.GetInt64(2),
        Action = row.GetInt64(3),
        UserId = row.NumberOrNull(4),
        DeviceId = row.NumberOrNull(5),
    };

    private static DeviceGroup Group(NpgsqlDataReader row, SourceSession session)
        => new() { Id = row.GetInt64(0), Name = row.TextOrNull(1), Devices = row.GetFieldValue<long[]>(2) };

    private static CredentialsProfile Profile(NpgsqlDataReader row, SourceSession session) => new() { Id = row.GetInt64(0), Name = row.TextOrNull(1) };
}
