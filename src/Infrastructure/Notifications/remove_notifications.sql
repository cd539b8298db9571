-- Removes what was sent or given up long ago.
DELETE FROM notifications.outbox
WHERE outbox.created_at < @before AND outbox.state <> 'pending' AND outbox.settled_at < @before
