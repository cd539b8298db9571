-- What each instance shows of its users, and whom it has forgotten.

-- The key makes pseudonyms of users and the digests of those who were erased: its halves are those of a nested hash. It never leaves the database
-- but for the service.
ALTER TABLE access.instances
    ADD COLUMN user_privacy text NOT NULL DEFAULT 'names',
    ADD COLUMN user_key     bytea NOT NULL DEFAULT
        uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
        || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
    ADD CONSTRAINT ck_instances_user_privacy CHECK (user_privacy IN ('names', 'pseudonyms', 'none'));

-- The keyed digest of a text, as the service computes it.
CREATE FUNCTION access.user_digest(key bytea, message text) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN sha256(substring(key FROM 65) || sha256(substring(key FOR 64) || convert_to(message, 'UTF8')));

-- Who was erased, by a digest of the id alone once that is done. What comes again of him is erased as it comes.
CREATE TABLE access.erasures (
    instance_id  integer NOT NULL,
    digest       bytea NOT NULL,
    requested_at timestamptz NOT NULL,
    done_at      timestamptz,
    user_id      text,
    names        text[],
    CONSTRAINT pk_erasures PRIMARY KEY (instance_id, digest),
    CONSTRAINT fk_erasures_instances FOREIGN KEY (instance_id) REFERENCES access.instances (id) ON DELETE CASCADE
);

CREATE INDEX ix_erasures_requested_at ON access.erasures (requested_at) WHERE done_at IS NULL;

-- Digests of the names by which they were known.
CREATE TABLE access.erased_names (
    instance_id integer NOT NULL,
    digest      bytea NOT NULL,
    CONSTRAINT pk_erased_names PRIMARY KEY (instance_id, digest),
    CONSTRAINT fk_erased_names_instances FOREIGN KEY (instance_id) REFERENCES access.instances (id) ON DELETE CASCADE
);

-- What tools of business intelligence see of a user is what reports show of him. Ids that are not above zero are those of a product's own accounts.
DO $$
DECLARE
    view_name text;
    condition text;
BEGIN
    IF to_regnamespace('bi') IS NULL THEN
        RETURN;
    END IF;

    EXECUTE $sql$
CREATE OR REPLACE FUNCTION bi.user_id(instance access.instances, id text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN (instance).user_privacy = 'names' OR id = '0' OR id LIKE '-%' THEN id
    WHEN (instance).user_privacy = 'none' THEN NULL
    WHEN (instance).kind = 'workspaces' THEN left(encode(access.user_digest((instance).user_key, 'user:' || id), 'hex'), 32)::uuid::text
    ELSE ('x' || left(encode(access.user_digest((instance).user_key, 'user:' || id), 'hex'), 13))::bit(52)::bigint::text
END
    $sql$;
    EXECUTE $sql$
CREATE OR REPLACE FUNCTION bi.user_name(instance access.instances, id text, name text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN (instance).user_privacy = 'names' OR id = '0' OR id LIKE '-%' THEN name
    WHEN (instance).user_privacy = 'none' THEN NULL
    ELSE 'user-' || left(encode(access.user_digest((instance).user_key, coalesce('user:' || id, 'name:' || lower(name))), 'hex'), 12)
END
    $sql$;

    -- Where no users are shown, there are no rows of one user either, and none of groups of fewer than five.
    FOR view_name, condition IN
        VALUES ('users', 'false'), ('user_activity_daily', 'false'), ('template_usage_daily', 'shown.users >= 5'), ('app_usage_daily', 'shown.users >= 5')
    LOOP
        CONTINUE WHEN to_regclass(format('bi.%I', view_name)) IS NULL;
        EXECUTE format(
            'CREATE OR REPLACE VIEW bi.%I AS
             SELECT shown.*
             FROM (%s) AS shown
             WHERE %s OR NOT EXISTS (
                 SELECT FROM access.instances
                 WHERE instances.key = shown.instance AND instances.deleted_at IS NULL AND instances.user_privacy = ''none''
             )',
            view_name, rtrim(pg_get_viewdef(format('bi.%I', view_name)::regclass), ';'), condition);
    END LOOP;
END
$$;
