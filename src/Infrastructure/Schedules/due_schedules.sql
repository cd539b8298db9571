-- Which schedules have a time that has come?
SELECT schedules.name, schedules.definition::text, schedules.next_at
FROM notifications.schedules
WHERE schedules.next_at <= @now
ORDER BY schedules.next_at, schedules.name
