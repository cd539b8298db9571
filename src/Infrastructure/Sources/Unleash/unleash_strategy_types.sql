-- Kinds of strategy that flags can use.
SELECT strategies.name FROM public.strategies AS strategies ORDER BY strategies.name
