-- Tokens of the API without anything of the tokens themselves: told apart by type, time and number.
SELECT
    concat_ws(' ', tokens.type, to_char(tokens.created_at, 'YYYY-MM-DD"T"HH24:MI:SS.US'), row_number() OVER (
        PARTITION BY tokens.type, tokens.created_at
        ORDER BY tokens.expires_at
    )),
    tokens.type, coalesce(tokens.created_at, timestamptz 'epoch'), tokens.expires_at
FROM public.api_tokens AS tokens
ORDER BY tokens.type, tokens.created_at, tokens.expires_at
