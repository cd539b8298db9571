-- Adds a notification to the outbox for each of its receivers, one row a receiver; what was added under its key before is left as it is.
INSERT INTO notifications.outbox (id, key, receiver, kind, title, content, state, attempts, created_at, due_at, expires_at)
SELECT added.id, @key, added.receiver, @kind, @title, @content, 'pending', 0, @now, @now, @expires_at
FROM unnest(@notification_ids, @receivers) AS added (id, receiver)
ON CONFLICT (key, receiver) DO NOTHING
