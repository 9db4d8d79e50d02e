-- What is written down about a client. The text is a structure (`Block` in the model's richText.ts), its first line the subject.

create table note (
  id uuid primary key, version integer not null,
  created_at timestamptz(3) not null, created_by uuid references "user", updated_at timestamptz(3) not null, updated_by uuid references "user", deleted_at timestamptz(3),
  client  uuid not null references client,
  text    jsonb not null,
  pinned  boolean not null,
  subject text collate "pl-x-icu"
);
create index note_client on note (client, id);
create index note_deleted_at on note (deleted_at, id) where deleted_at is not null;
create index note_created_at on note (created_at, id) where deleted_at is null;
create index note_updated_at on note (updated_at, id) where deleted_at is null;
