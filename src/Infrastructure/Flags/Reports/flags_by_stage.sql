-- How many flags are in each stage of their lives, for how long, and for how long were others? @instance, @projects: none for all,
-- @last_day: today, @window_start: since when a flag is new in its stage. Grain: stage.
-- A flag is in the stage that it entered last; archived ones are in none. What it has been in counts for archived ones too.
WITH journeys AS (
    SELECT
        stages.stage,
        stages.entered_at,
        lead(stages.entered_at) OVER (
            PARTITION BY stages.flag
            ORDER BY stages.entered_at, array_position(ARRAY['initial', 'pre-live', 'live', 'completed', 'archived'], stages.stage)
        ) AS left_at,
        flags.archived_at IS NULL AS is_there,
        CASE flags.type WHEN 'experiment' THEN 'experimental' WHEN 'release' THEN 'release' ELSE 'permanent' END AS category,
        stages.entered_at >= @window_start AS is_new
    FROM flags.lifecycle_stages AS stages
    JOIN flags.flags ON flags.instance_id = @instance AND flags.name = stages.flag
    WHERE stages.instance_id = @instance
      AND (cardinality(@projects) = 0 OR flags.project = ANY (@projects))
      AND NOT EXISTS (
          SELECT FROM flags.projects
          WHERE projects.instance_id = @instance AND projects.id = flags.project AND projects.archived_at IS NOT NULL
      )
), days AS (
    SELECT
        journeys.*,
        journeys.left_at IS NULL AND journeys.is_there AS is_in_it,
        greatest(@last_day - (journeys.entered_at AT TIME ZONE 'UTC')::date, 0) AS so_far,
        extract(epoch FROM journeys.left_at - journeys.entered_at) / 86400 AS spent
    FROM journeys
)
SELECT
    days.stage,
    count(*) FILTER (WHERE days.is_in_it) AS total,
    count(*) FILTER (WHERE days.is_in_it AND days.category = 'experimental' AND NOT days.is_new) AS experimental_older,
    count(*) FILTER (WHERE days.is_in_it AND days.category = 'experimental' AND days.is_new) AS experimental_new,
    count(*) FILTER (WHERE days.is_in_it AND days.category = 'release' AND NOT days.is_new) AS release_older,
    count(*) FILTER (WHERE days.is_in_it AND days.category = 'release' AND days.is_new) AS release_new,
    count(*) FILTER (WHERE days.is_in_it AND days.category = 'permanent' AND NOT days.is_new) AS permanent_older,
    count(*) FILTER (WHERE days.is_in_it AND days.category = 'permanent' AND days.is_new) AS permanent_new,
    coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY days.so_far::double precision) FILTER (WHERE days.is_in_it), 0) AS median_so_far,
    coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY days.spent::double precision) FILTER (WHERE days.spent IS NOT NULL), 0) AS median_spent
FROM days
GROUP BY days.stage
