-- Sessions of browsers. The value that a browser shows is kept as its digest alone. A session refers to no table, so that it can stay on one node
-- where the others are spread; it is good only while its token is.
CREATE TABLE access.sessions (
    id           bigint GENERATED ALWAYS AS IDENTITY,
    digest       bytea NOT NULL,
    token_id     bigint,
    name         text NOT NULL,
    role         text NOT NULL,
    instance_id  integer,
    address      text,
    browser      text,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    ended_at     timestamptz,
    CONSTRAINT pk_sessions PRIMARY KEY (id),
    CONSTRAINT ak_sessions_digest UNIQUE (digest),
    CONSTRAINT ck_sessions_role CHECK (role IN ('admin', 'auditor', 'member'))
);
