-- Imports read workbooks and address cards too: a plan says of which kind its file is, and which sheet of it is read.

update import set plan = jsonb_set(plan, '{shape}', plan -> 'shape' || '{"format": "text", "sheet": null}') || '{"sheets": []}';
