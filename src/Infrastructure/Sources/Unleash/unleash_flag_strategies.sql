-- Whom each flag is on for, and under which constraints.
SELECT
    strategies.id, strategies.feature_name, strategies.project_name, strategies.environment, strategies.strategy_name, strategies.constraints::text
FROM public.feature_strategies AS strategies
ORDER BY strategies.id
