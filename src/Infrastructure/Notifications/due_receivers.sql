-- Which receivers have something to be sent now? One row a receiver.
SELECT DISTINCT outbox.receiver
FROM notifications.outbox
WHERE outbox.state = 'pending' AND outbox.due_at <= @now
