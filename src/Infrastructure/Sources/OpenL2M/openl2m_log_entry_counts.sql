-- How many entries of the log there are, twice as the shape of this answer has it, and the oldest.
SELECT count(*), count(*), min(entries.id)::bigint FROM public.switches_log AS entries WHERE entries.timestamp IS NOT NULL
