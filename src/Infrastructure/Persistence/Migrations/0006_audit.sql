-- What administrators did, and when tokens were last used.
ALTER TABLE access.tokens ADD COLUMN last_used_at timestamptz;

-- Refers to no other table, so that an entry outlives what it is about.
CREATE TABLE access.audit_entries (
    id             bigint GENERATED ALWAYS AS IDENTITY,
    at             timestamptz NOT NULL,
    actor          text NOT NULL,
    actor_token_id bigint,
    address        text,
    act            text NOT NULL,
    instance_id    integer,
    instance_key   text,
    token_id       bigint,
    details        jsonb NOT NULL,
    CONSTRAINT pk_audit_entries PRIMARY KEY (id)
);

-- Entries are only added. Whoever owns the table can still remove the trigger: that takes more than a slip or an injected statement.
CREATE FUNCTION access.refuse_audit_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'entries of the audit are neither changed nor removed' USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER tr_audit_entries_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON access.audit_entries
    FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_audit_change();
