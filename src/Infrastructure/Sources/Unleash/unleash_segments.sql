-- Segments.
SELECT segments.id::text, segments.name FROM public.segments AS segments ORDER BY segments.id
