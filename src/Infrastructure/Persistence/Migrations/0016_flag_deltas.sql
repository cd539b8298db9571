-- The rows by which the past of flags is told are deltas: they are called so.
ALTER TABLE flags.flag_steps RENAME TO flag_deltas;
ALTER TABLE flags.flag_deltas RENAME CONSTRAINT pk_flag_steps TO pk_flag_deltas;
ALTER TABLE flags.flag_deltas RENAME COLUMN productions TO reached_production;
ALTER INDEX flags.ix_flag_steps_day RENAME TO ix_flag_deltas_day;

ALTER TABLE flags.flag_step_days RENAME TO flag_delta_days;
ALTER TABLE flags.flag_delta_days RENAME CONSTRAINT pk_flag_step_days TO pk_flag_delta_days;

ALTER TABLE flags.project_step_weeks RENAME TO project_delta_weeks;
ALTER TABLE flags.project_delta_weeks RENAME CONSTRAINT pk_project_step_weeks TO pk_project_delta_weeks;
ALTER TABLE flags.project_delta_weeks RENAME COLUMN productions TO reached_production;
