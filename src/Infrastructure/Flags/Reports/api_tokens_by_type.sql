-- How many tokens of the API are there? @instance, @before: made before. Grain: type.
SELECT tokens.type, count(*) AS tokens
FROM flags.api_tokens AS tokens
WHERE tokens.instance_id = @instance AND tokens.created_at < @before
GROUP BY tokens.type
