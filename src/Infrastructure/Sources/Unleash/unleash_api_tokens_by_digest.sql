-- Tokens of the API as the view tells of them that the grants offer.
SELECT tokens.id, tokens.type, coalesce(tokens.created_at, timestamptz 'epoch'), tokens.expires_at
FROM public.reporting_api_tokens AS tokens
ORDER BY tokens.id
