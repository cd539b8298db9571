namespace Reporting.Api.OpenL2M;

/// <summary>Answers as documents show them.</summary>
internal static class StatsExamples
{
    public const string Stats =
        """
        {"database":{"switches":{"label":"Switches","value":1253},"switchgroups":{"label":"Switch Groups","value":40},
        "vlans":{"label":"Vlans","value":302},"vlan_groups":{"label":"Vlan Groups","value":26},
        "snmp_profiles":{"label":"SNMP Profiles","value":27},"credentials_profiles":{"label":"Credentials Profiles","value":18},
        "commands":{"label":"Commands","value":33},"command_lists":{"label":"Command Lists","value":13},
        "api_tokens":{"label":"API Tokens","value":9},"log_entries":{"label":"Log Entries","value":4932}},
        "usage":{"devices_last_hour":{"label":"Devices in last hour","value":4},"devices_today":{"label":"Devices today","value":4},
        "devices_last_7_days":{"label":"Devices last 7 days","value":4},"devices_last_31_days":{"label":"Devices Last 31 Days","value":14},
        "changes_last_hour":{"label":"Changes in last hour","value":7},"changes_today":{"label":"Changes today","value":7},
        "changes_last_7_days":{"label":"Changes last 7 days","value":7},"changes_last_31_days":{"label":"Changes last 31 days","value":14},
        "changes_total":{"label":"Total Changes","value":39017},"users_last_hour":{"label":"Users in last hour","value":5},
        "users_today":{"label":"Users today","value":5},"users_last_7_days":{"label":"Users last 7 days","value":8},
        "users_last_31_days":{"label":"Users last 31 days","value":8},"api_calls_today":{"label":"API calls today","value":6},
        "api_calls_last_7_days":{"label":"API calls last 7 days","value":6},
        "api_calls_last_31_days":{"label":"API calls last 31 days","value":16},"commands_today":{"label":"Commands today","value":3},
        "commands_last_7_days":{"label":"Commands last 7 days","value":3},
        "commands_last_31_days":{"label":"Commands last 31 days","value":4},"commands_total":{"label":"Total Commands","value":1234}}}
        """;

    public const string Description =
        """
        {"name":"Api Stats","description":"A lightweight read-only endpoint for conveying OpenL2M's current usage statistics.",
        "renders":["application/json","text/html"],"parses":["application/json","application/x-www-form-urlencoded","multipart/form-data"]}
        """;
}
