-- Tokens that users made for themselves, and when they were last used.
SELECT tokens.id::bigint, tokens.user_id::bigint, tokens.seen_at
FROM public.personal_access_tokens AS tokens
ORDER BY tokens.id
