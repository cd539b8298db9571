-- Stores what the changed days come to in the whole deployment now. @instance. Grain: day.
-- Ids and minutes of the users of all days come one after the other.
DELETE FROM workspaces.deployment_days AS stored
WHERE stored.instance_id = @instance AND stored.day = ANY (@days);

INSERT INTO workspaces.deployment_days (instance_id, day, users, templates, latencies, apps, user_ids, user_mins)
SELECT
    @instance, changed.day, changed.users, changed.templates, changed.latencies, changed.apps,
    (@user_ids)[changed.first_user : changed.last_user],
    (@user_mins)[changed.first_user : changed.last_user]
FROM unnest(@days, @users, @templates_used, @latencies, @apps, @first_users, @last_users)
    AS changed (day, users, templates, latencies, apps, first_user, last_user)
WHERE length(changed.users) > 0
