-- Which events of the instance mention a text that many mention? Grain: event. To be narrowed and ordered by what it is part of.
-- Joined to nothing, the text is not what the index by trigrams holds: collecting and sorting what many events mention
-- would take longer than reading them in order until there are enough.
SELECT events.*
FROM flags.events AS events
WHERE events.instance_id = @instance
  AND flags.event_text(events.data, events.tags, events.pre_data) || '' ILIKE @pattern
