-- Which events of the instance mention a text that many mention? Grain: event. To be narrowed and ordered by what it is part of.
-- Within CASE the condition is none for the index by trigrams, and none that the planner thinks rare: collecting and sorting
-- what many events mention would take longer than reading events in order until there are enough.
SELECT events.*
FROM flags.events AS events
WHERE events.instance_id = @instance
  AND CASE WHEN flags.event_text(events.data, events.tags, events.pre_data) ILIKE @pattern THEN true ELSE false END
