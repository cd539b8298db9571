-- How much has the device manager of everything, and what did it count itself? @instance. Grain: instance.
-- How many records a collection has is known from what was received, so that no table is counted but that of groups.
WITH kept AS (
    SELECT
        coalesce(sum(collections.records) FILTER (WHERE collections.collection = 'devices'), 0)::bigint AS devices,
        coalesce(sum(collections.records) FILTER (WHERE collections.collection = 'vlans'), 0)::bigint AS vlans,
        coalesce(sum(collections.records) FILTER (WHERE collections.collection = 'vlan-groups'), 0)::bigint AS vlan_groups,
        coalesce(sum(collections.records) FILTER (WHERE collections.collection = 'snmp-profiles'), 0)::bigint AS snmp_profiles,
        coalesce(sum(collections.records) FILTER (WHERE collections.collection = 'credentials-profiles'), 0)::bigint AS credentials_profiles,
        coalesce(sum(collections.records) FILTER (WHERE collections.collection = 'commands'), 0)::bigint AS commands,
        coalesce(sum(collections.records) FILTER (WHERE collections.collection = 'command-lists'), 0)::bigint AS command_lists,
        coalesce(sum(collections.records) FILTER (WHERE collections.collection = 'api-tokens'), 0)::bigint AS api_tokens,
        coalesce(sum(collections.records) FILTER (WHERE collections.collection = 'log-entries'), 0)::bigint AS log_entries
    FROM access.collections
    WHERE collections.instance_id = @instance
), filled_groups AS (
    SELECT count(*) AS groups
    FROM network.device_groups AS groups
    WHERE groups.instance_id = @instance
      AND groups.devices <> '[]'
), counted AS (
    SELECT
        coalesce(sum(counters.value) FILTER (WHERE counters.name = 'changes'), 0)::bigint AS changes,
        coalesce(sum(counters.value) FILTER (WHERE counters.name = 'commands'), 0)::bigint AS commands
    FROM network.counters
    WHERE counters.instance_id = @instance
)
SELECT
    kept.devices, filled_groups.groups AS device_groups, kept.vlans, kept.vlan_groups, kept.snmp_profiles, kept.credentials_profiles,
    kept.commands, kept.command_lists, kept.api_tokens, kept.log_entries,
    counted.changes AS total_changes, counted.commands AS total_commands
FROM kept
CROSS JOIN filled_groups
CROSS JOIN counted
