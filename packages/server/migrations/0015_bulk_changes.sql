-- Bulk changes: one deed on many records at once. The records are found once and kept in parts of some hundreds, so that what
-- the run itself changes takes none of them out of the filter. A bulk change has the id of its act in the journal.

create table bulk_change (
  id          uuid primary key,
  "user"      uuid not null references "user",
  -- The Idempotency-Key it was sent with.
  once        text,
  entity      text not null,
  -- What is done to each record: `BulkDeed` in the model's contract.
  deed        jsonb not null,
  -- The filter that finds the records, JSON null for all of the list; SQL null where they were chosen one by one.
  filter      jsonb,
  state       text not null check (state in
    ('counting', 'ready', 'waiting', 'running', 'cancelling', 'cancelled', 'done', 'failed', 'undoing', 'undone')),
  -- How many records there are; null until all of them are found.
  found       integer,
  -- How many of them are dealt with, first by the count, then by the run; written with the records themselves.
  done        integer not null default 0,
  -- What the count and the run have come to: `Tally` in bulk/stored.ts.
  checked     jsonb,
  counts      jsonb,
  -- Why it could not go on.
  problem     jsonb,
  undo_act    uuid references act,
  -- The journal is undone from its end: entries from here on are dealt with.
  undo_before bigint,
  undone      jsonb,
  created_at  timestamptz(3) not null default now(),
  started_at  timestamptz(3),
  ended_at    timestamptz(3),
  unique ("user", once)
);
create index bulk_change_user on bulk_change ("user", id);
create index bulk_change_undo_act on bulk_change (undo_act);

create table bulk_change_part (
  bulk_change uuid not null references bulk_change on delete cascade,
  part        integer not null,
  records     uuid[] not null,
  -- Those of them that were not changed, and why: `Refused` in bulk/take.ts.
  refused     jsonb not null default '[]',
  primary key (bulk_change, part)
);

-- An act of very many records is read back part by part.
drop index entry_act;
create index entry_act on entry (act, id);
