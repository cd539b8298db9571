-- Sessions of people whom a provider of OpenID Connect let in: who they are there, in which session of the provider, by which of their groups.
-- The identity token is encrypted with the session's own value, which is kept nowhere.
ALTER TABLE access.sessions
    ADD COLUMN provider_issuer  text,
    ADD COLUMN provider_subject text,
    ADD COLUMN provider_session text,
    ADD COLUMN provider_group   text,
    ADD COLUMN identity_token   bytea,
    ADD COLUMN instance_ids     integer[];

CREATE INDEX ix_sessions_provider_subject ON access.sessions (provider_subject) WHERE provider_subject IS NOT NULL;

-- Keys that all servers share, by what they are for.
CREATE TABLE access.keys (
    name       text NOT NULL,
    value      bytea NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT pk_keys PRIMARY KEY (name)
);
