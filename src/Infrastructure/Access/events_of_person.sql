-- Which events were made by a person, or mention one of his names? @instance, @user, @names, @patterns. Grain: event.
-- Of a deployment or a network there are none.
SELECT events.id, events.created_at
FROM flags.events
WHERE events.instance_id = @instance
  AND EXISTS (SELECT FROM access.instances WHERE instances.id = @instance AND instances.kind = 'flags')
  AND (
      events.created_by_user_id::text = @user
      OR lower(events.created_by) IN (SELECT lower(known.name) FROM unnest(@names) AS known (name))
      OR flags.event_text(events.data, events.tags, events.pre_data) ILIKE ANY (@patterns)
  )
