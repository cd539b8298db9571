-- When flags entered the stages of their life.
SELECT lifecycles.feature, lifecycles.stage, coalesce(lifecycles.created_at, timestamptz 'epoch')
FROM public.feature_lifecycles AS lifecycles
ORDER BY lifecycles.feature, lifecycles.stage
