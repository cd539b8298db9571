-- Writes how the last readings of an instance's source went.
-- @instance, @name, @product_version, @generation, @as_of, @last_success_at, @last_attempt_at, @next_attempt_at, @failing_since, @error.
INSERT INTO access.sources
    (instance_id, name, product_version, generation, as_of, last_success_at, last_attempt_at, next_attempt_at, failing_since, error)
VALUES (@instance, @name, @product_version, @generation, @as_of, @last_success_at, @last_attempt_at, @next_attempt_at, @failing_since, @error)
ON CONFLICT (instance_id) DO UPDATE
SET name = excluded.name,
    product_version = excluded.product_version,
    generation = excluded.generation,
    as_of = excluded.as_of,
    last_success_at = excluded.last_success_at,
    last_attempt_at = excluded.last_attempt_at,
    next_attempt_at = excluded.next_attempt_at,
    failing_since = excluded.failing_since,
    error = excluded.error
