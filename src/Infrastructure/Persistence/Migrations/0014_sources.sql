-- What is known of the databases that records are read from, one for an instance at most.
CREATE TABLE access.sources (
    instance_id     integer NOT NULL,
    name            text NOT NULL,
    product_version text,
    generation      text,
    as_of           timestamptz,
    last_success_at timestamptz,
    last_attempt_at timestamptz,
    next_attempt_at timestamptz,
    failing_since   timestamptz,
    error           text,
    CONSTRAINT pk_sources PRIMARY KEY (instance_id),
    CONSTRAINT fk_sources_instances FOREIGN KEY (instance_id) REFERENCES access.instances (id) ON DELETE CASCADE
);

-- How far each collection has been read; written in the transaction of the merge.
CREATE TABLE access.source_collections (
    instance_id     integer NOT NULL,
    collection      text NOT NULL,
    cursor          text,
    digest          text,
    as_of           timestamptz,
    records_read    bigint NOT NULL,
    records_changed bigint NOT NULL,
    progress        double precision,
    CONSTRAINT pk_source_collections PRIMARY KEY (instance_id, collection),
    CONSTRAINT fk_source_collections_instances FOREIGN KEY (instance_id) REFERENCES access.instances (id) ON DELETE CASCADE
);

-- Records that break a rule, by key.
CREATE TABLE access.source_left_out (
    instance_id integer NOT NULL,
    collection  text NOT NULL,
    key         text NOT NULL,
    reason      text NOT NULL,
    CONSTRAINT pk_source_left_out PRIMARY KEY (instance_id, collection, key),
    CONSTRAINT fk_source_left_out_instances FOREIGN KEY (instance_id) REFERENCES access.instances (id) ON DELETE CASCADE
);
