-- Feature flags: what they were on each day, as records and events tell, and what was captured while it was so.

-- Flags of which something came in that tells of their past: a queue, so that no writer waits for another.
CREATE TABLE flags.stale_histories (
    id          bigint GENERATED ALWAYS AS IDENTITY,
    instance_id integer NOT NULL,
    flag        text NOT NULL,
    CONSTRAINT pk_stale_histories PRIMARY KEY (instance_id, id)
);

-- How the counts of a project differ at the end of a UTC day from the end of the day before because of one flag.
CREATE TABLE flags.flag_steps (
    instance_id       integer NOT NULL,
    flag              text NOT NULL,
    day               date NOT NULL,
    project           text NOT NULL,
    type              text NOT NULL,
    flags             integer NOT NULL,
    stale             integer NOT NULL,
    potentially_stale integer NOT NULL,
    overdue           integer NOT NULL,
    productions       integer NOT NULL,
    production_days   integer NOT NULL,
    created           integer NOT NULL,
    archived          integer NOT NULL,
    launched          integer NOT NULL,
    CONSTRAINT pk_flag_steps PRIMARY KEY (instance_id, flag, day, project)
);

CREATE INDEX ix_flag_steps_day ON flags.flag_steps (instance_id, day);

-- The steps of all flags on a UTC day: summed up to a day they are what there was at its end.
CREATE TABLE flags.flag_step_days (
    instance_id       integer NOT NULL,
    day               date NOT NULL,
    flags             bigint NOT NULL,
    stale             bigint NOT NULL,
    potentially_stale bigint NOT NULL,
    CONSTRAINT pk_flag_step_days PRIMARY KEY (instance_id, day)
);

-- The steps of a project's flags in an ISO week, named by its Monday, and what happened to flags in it.
CREATE TABLE flags.project_step_weeks (
    instance_id       integer NOT NULL,
    week              date NOT NULL,
    project           text NOT NULL,
    flags             bigint NOT NULL,
    stale             bigint NOT NULL,
    potentially_stale bigint NOT NULL,
    overdue           bigint NOT NULL,
    productions       bigint NOT NULL,
    production_days   bigint NOT NULL,
    archived          bigint NOT NULL,
    launched          bigint NOT NULL,
    CONSTRAINT pk_project_step_weeks PRIMARY KEY (instance_id, week, project)
);

-- Flags created in a project in an ISO week, named by its Monday.
CREATE TABLE flags.creation_weeks (
    instance_id integer NOT NULL,
    week        date NOT NULL,
    project     text NOT NULL,
    type        text NOT NULL,
    flags       bigint NOT NULL,
    CONSTRAINT pk_creation_weeks PRIMARY KEY (instance_id, week, project, type)
);

-- What was captured at the end of a UTC day. It is written once.
CREATE TABLE flags.user_trends (
    instance_id integer NOT NULL,
    day         date NOT NULL,
    total       bigint NOT NULL,
    active      bigint NOT NULL,
    CONSTRAINT pk_user_trends PRIMARY KEY (instance_id, day)
);

CREATE TABLE flags.flag_trends (
    instance_id       integer NOT NULL,
    day               date NOT NULL,
    total             bigint NOT NULL,
    stale             bigint NOT NULL,
    potentially_stale bigint NOT NULL,
    CONSTRAINT pk_flag_trends PRIMARY KEY (instance_id, day)
);

-- What was captured of a project at the end of an ISO week, named by its Monday. It is written once.
CREATE TABLE flags.project_flag_trends (
    instance_id       integer NOT NULL,
    week              date NOT NULL,
    project           text NOT NULL,
    flags             bigint NOT NULL,
    stale             bigint NOT NULL,
    potentially_stale bigint NOT NULL,
    overdue           bigint NOT NULL,
    users             bigint,
    CONSTRAINT pk_project_flag_trends PRIMARY KEY (instance_id, week, project)
);

-- What came in before there was a history is rolled up when the service starts.
INSERT INTO flags.stale_histories (instance_id, flag)
SELECT flags.instance_id, flags.name
FROM flags.flags
UNION
SELECT events.instance_id, events.feature_name
FROM flags.events
WHERE events.feature_name IS NOT NULL
  AND events.type IN ('feature-created', 'feature-archived', 'feature-revived', 'feature-deleted', 'feature-stale-on',
      'feature-stale-off', 'feature-potentially-stale-on', 'feature-project-change', 'feature-environment-enabled');
