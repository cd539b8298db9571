-- Which hours of UTC do the new, changed and former log entries fall in? Grain: hour.
INSERT INTO network.dirty_hours (instance_id, start_time)
SELECT DISTINCT @instance, date_bin('1 hour', entries.timestamp, timestamptz 'epoch')
FROM (
    SELECT incoming.timestamp FROM incoming_network_log_entries AS incoming
    UNION ALL
    SELECT outgoing.timestamp FROM outgoing_network_log_entries AS outgoing
) AS entries
