-- The instance's own id and how people sign in, of which nothing else of the settings is read.
SELECT
    max(settings.content #>> '{id}') FILTER (WHERE settings.name = 'instanceInfo'),
    coalesce(bool_or((settings.content #>> '{enabled}')::boolean) FILTER (WHERE settings.name = 'unleash.enterprise.auth.saml'), false),
    coalesce(bool_or((settings.content #>> '{enabled}')::boolean) FILTER (WHERE settings.name = 'unleash.enterprise.auth.oidc'), false),
    NOT coalesce(bool_or((settings.content #>> '{disabled}')::boolean) FILTER (WHERE settings.name = 'unleash.auth.simple'), false),
    coalesce(bool_or((settings.content #>> '{enabled}')::boolean) FILTER (WHERE settings.name = 'scim'), false)
FROM public.settings AS settings
WHERE settings.name IN ('instanceInfo', 'unleash.enterprise.auth.saml', 'unleash.enterprise.auth.oidc', 'unleash.auth.simple', 'scim')
