-- Of the records with these @keys, or of @all_keys of the collection, those in @left_out break a rule, each for its one of @reasons.
-- Answers with how many the collection has. @instance, @collection.
WITH given AS (
    SELECT pairs.key, pairs.reason
    FROM unnest(@left_out, @reasons) AS pairs (key, reason)
), mended AS (
    DELETE FROM access.source_left_out AS kept
    WHERE kept.instance_id = @instance AND kept.collection = @collection
      AND (@all_keys OR kept.key = ANY (@keys))
      AND kept.key <> ALL (@left_out)
    RETURNING kept.key
), added AS (
    INSERT INTO access.source_left_out AS kept (instance_id, collection, key, reason)
    SELECT @instance, @collection, given.key, given.reason
    FROM given
    ON CONFLICT (instance_id, collection, key) DO UPDATE
    SET reason = excluded.reason
    RETURNING kept.key
)
SELECT count(*) FROM (
    SELECT kept.key
    FROM access.source_left_out AS kept
    WHERE kept.instance_id = @instance AND kept.collection = @collection
      AND NOT EXISTS (SELECT FROM mended WHERE mended.key = kept.key)
    UNION
    SELECT added.key FROM added
) AS remaining
