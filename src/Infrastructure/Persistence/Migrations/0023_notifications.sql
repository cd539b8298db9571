-- What people are told outside of the pages: who is told and where, what waits to be sent, and which views are sent at which times.
CREATE SCHEMA notifications;

CREATE TABLE notifications.receivers (
    name       text NOT NULL,
    kind       text NOT NULL,
    settings   jsonb NOT NULL,
    secret     bytea,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT pk_receivers PRIMARY KEY (name),
    CONSTRAINT ck_receivers_kind CHECK (kind IN ('webhook', 'slack', 'email'))
);

-- One row is one notification for one receiver. It names its receiver without a foreign key, so that what was told outlives who was told.
-- The content is removed once it was sent. A server that sends moves due_at past the end of its attempt: when it dies, another sends then.
CREATE TABLE notifications.outbox (
    id         uuid NOT NULL,
    key        text NOT NULL,
    receiver   text NOT NULL,
    kind       text NOT NULL,
    title      text NOT NULL,
    content    bytea,
    state      text NOT NULL,
    attempts   integer NOT NULL,
    created_at timestamptz NOT NULL,
    due_at     timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    settled_at timestamptz,
    error      text,
    CONSTRAINT pk_outbox PRIMARY KEY (id),
    CONSTRAINT ak_outbox_key UNIQUE (key, receiver),
    CONSTRAINT ck_outbox_state CHECK (state IN ('pending', 'sent', 'dead'))
);

CREATE INDEX ix_outbox_pending ON notifications.outbox (receiver, due_at) WHERE state = 'pending';
CREATE INDEX ix_outbox_created ON notifications.outbox (created_at);

CREATE TABLE notifications.schedules (
    name       text NOT NULL,
    definition jsonb NOT NULL,
    next_at    timestamptz NOT NULL,
    last_at    timestamptz,
    last_error text,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT pk_schedules PRIMARY KEY (name)
);
