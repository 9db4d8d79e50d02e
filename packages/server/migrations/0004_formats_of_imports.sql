-- Imports read workbooks and address cards too: a plan says of which kind its file is, and which sheet of it is read. It also
-- says by what clients are known to be there and what becomes of those, and whether its targets are an earlier import's.

update import set plan = plan || jsonb_build_object(
  'shape', plan -> 'shape' || '{"format": "text", "sheet": null}',
  'sheets', '[]'::jsonb,
  'options', plan -> 'options' || '{"key": "any", "existing": "fill"}',
  'said', plan -> 'said' || '{"remembered": false}');
