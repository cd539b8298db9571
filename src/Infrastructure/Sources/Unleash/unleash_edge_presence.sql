-- Which edge nodes were up in each five minutes, after @time and @text1, at most @limit.
SELECT presence.bucket_ts, presence.node_ephem_id
FROM public.edge_node_presence AS presence
WHERE (presence.bucket_ts, presence.node_ephem_id) > (@time, @text1)
ORDER BY presence.bucket_ts, presence.node_ephem_id
LIMIT @limit
