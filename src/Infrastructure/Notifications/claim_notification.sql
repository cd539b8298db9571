-- Takes the oldest notification that is due for a receiver, and the receiver with its secret as it is at that time. Nobody else takes it before the
-- lease ends: a server that dies in the midst of sending leaves it to whoever comes then.
WITH taken AS MATERIALIZED (
    SELECT due.id
    FROM notifications.outbox AS due
    WHERE due.receiver = @receiver AND due.state = 'pending' AND due.due_at <= @now
    ORDER BY due.created_at, due.id
    LIMIT 1
    FOR UPDATE SKIP LOCKED
)
UPDATE notifications.outbox
SET attempts = outbox.attempts + 1, due_at = @lease_end
FROM taken
LEFT JOIN notifications.receivers ON receivers.name = @receiver
WHERE outbox.id = taken.id
RETURNING outbox.id, outbox.attempts, outbox.expires_at, outbox.content, receivers.kind, receivers.settings::text, receivers.secret
