-- From when until when somebody is what they are at a client; and one main contact there.

alter table position
  add column since date,
  add column until date,
  add check (until >= since);

-- Of several main contacts the one who was entered first stays.
update position p set "primary" = false
where p."primary" and p.deleted_at is null and exists (
  select from position o where o.client = p.client and o."primary" and o.deleted_at is null
    and (o.created_at, o.id) < (p.created_at, p.id));

create constraint trigger position_one_primary after insert or update on position deferrable initially deferred
  for each row when (new."primary" and new.deleted_at is null) execute function one_primary();
