-- How the last readings of an instance's source went. @instance.
SELECT
    sources.product_version, sources.generation, sources.as_of, sources.last_success_at,
    sources.last_attempt_at, sources.next_attempt_at, sources.failing_since, sources.error
FROM access.sources AS sources
WHERE sources.instance_id = @instance
