-- Which events of the instance mention a text? Grain: event. To be narrowed and ordered by what it is part of.
-- The condition is that of the index by trigrams.
SELECT events.*
FROM flags.events AS events
WHERE events.instance_id = @instance
  AND flags.event_text(events.data, events.tags, events.pre_data) ILIKE @pattern
