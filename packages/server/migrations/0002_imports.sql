-- Imports: a table file that somebody brings in, what its columns fill, how far it is, and the rows that could not be taken.
-- Jobs have a schema of their own (graphile_worker), which their library keeps up to date.

create table import (
  id          uuid primary key,
  "user"      uuid not null references "user",
  -- The Idempotency-Key it was sent with.
  once        text,
  -- The hash of the content; the bytes lie under files/. Null once they were thrown away.
  file        text check (file ~ '^[0-9a-f]{64}$'),
  name        text not null,
  size        bigint not null,
  state       text not null check (state in
    ('ready', 'checking', 'waiting', 'running', 'cancelling', 'cancelled', 'done', 'failed', 'undoing', 'undone')),
  -- How the table lies in the file, what its columns fill, what the user wants: `Plan` in imports/stored.ts.
  plan        jsonb not null,
  -- Line of the last row that was dealt with, and how many bytes and rows that makes; written with the rows themselves.
  line        bigint not null default 0,
  bytes       bigint not null default 0,
  counts      jsonb not null default '{}',
  -- What a dry run found.
  checked     jsonb,
  -- Why it could not go on.
  problem     jsonb,
  act         uuid references act,
  undo_act    uuid references act,
  -- The journal is undone from its end: entries from here on are dealt with.
  undo_before bigint,
  undone      jsonb,
  created_at  timestamptz(3) not null default now(),
  started_at  timestamptz(3),
  ended_at    timestamptz(3),
  unique ("user", once)
);
create index import_user on import ("user", id);
create index import_file on import (file);
create index import_act on import (act);
create index import_undo_act on import (undo_act);

create table import_reject (
  import   uuid not null references import on delete cascade,
  line     bigint not null,
  -- The row as it stands in the file, in UTF-8; bytes, because text holds no NUL.
  raw      bytea not null,
  problems jsonb not null,
  primary key (import, line)
);
