-- Alert rules with their states, and the changes of these states. They refer to no table, so that they can stay on one node where the others are
-- spread; those of an instance are removed with its records.
CREATE SCHEMA alerts;

CREATE TABLE alerts.rules (
    name         text NOT NULL,
    instance_id  integer NOT NULL,
    series       text NOT NULL,
    interval     text NOT NULL,
    template     uuid,
    project      text,
    type         text,
    collection   text,
    against      text,
    share_of     double precision,
    comparison   text NOT NULL,
    bound        double precision NOT NULL,
    resolve      double precision,
    for_seconds  integer NOT NULL,
    receivers    text[] NOT NULL,
    description  text,
    created_at   timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL,
    revision     bigint NOT NULL,
    state        text NOT NULL,
    since        timestamptz NOT NULL,
    held_since   timestamptz,
    value        double precision,
    problem      text,
    is_failing   boolean NOT NULL,
    CONSTRAINT pk_rules PRIMARY KEY (name),
    CONSTRAINT ck_rules_state CHECK (state IN ('ok', 'pending', 'firing', 'resolved')),
    CONSTRAINT ck_rules_comparison CHECK (comparison IN ('above', 'below', 'beyond'))
);

CREATE TABLE alerts.transitions (
    id          bigint GENERATED ALWAYS AS IDENTITY,
    rule        text NOT NULL,
    instance_id integer NOT NULL,
    at          timestamptz NOT NULL,
    from_state  text NOT NULL,
    to_state    text NOT NULL,
    value       double precision,
    reason      text,
    CONSTRAINT pk_transitions PRIMARY KEY (id)
);

CREATE INDEX ix_transitions_rule_id ON alerts.transitions (rule, id);
