-- Fields of the context, those of projects included.
SELECT fields.name FROM public.context_fields AS fields ORDER BY fields.name
