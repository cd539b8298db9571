-- Writes down how an attempt to send ended, unless another server has begun a later one.
UPDATE notifications.outbox
SET state = @state,
    due_at = @due_at,
    settled_at = @settled_at,
    error = @error,
    content = CASE WHEN @state = 'sent' THEN NULL ELSE outbox.content END
WHERE outbox.id = @id AND outbox.attempts = @attempts AND outbox.state = 'pending'
