-- Tokens of the API, and when they end.
SELECT tokens.id::bigint, tokens.expires FROM public.users_token AS tokens ORDER BY tokens.id
