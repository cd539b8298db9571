-- Totals that the product keeps beyond its log.
SELECT counters.name, counters.value::bigint FROM public.counters_counter AS counters ORDER BY counters.name
