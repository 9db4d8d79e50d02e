-- Files of clients. The contents lie beside the database under their hash; which of them an attachment has had are its versions.

create table attachment (
  id uuid primary key, version integer not null,
  created_at timestamptz(3) not null, created_by uuid references "user", updated_at timestamptz(3) not null, updated_by uuid references "user", deleted_at timestamptz(3),
  client      uuid not null references client,
  name        text collate "pl-x-icu" not null,
  kind        text,
  description text collate "pl-x-icu",
  size        integer,
  media_type  text collate "pl-x-icu",
  hash        text collate "pl-x-icu",
  comment     text collate "pl-x-icu"
);
create index attachment_client on attachment (client, id);
create index attachment_name on attachment (name, id) where deleted_at is null;
create index attachment_kind on attachment (kind, id) where deleted_at is null;
create index attachment_deleted_at on attachment (deleted_at, id) where deleted_at is not null;
create index attachment_created_at on attachment (created_at, id) where deleted_at is null;
create index attachment_updated_at on attachment (updated_at, id) where deleted_at is null;
create index attachment_created_by on attachment (created_by, id) where deleted_at is null;

-- A content that came under this attachment. It goes with it when the bin is emptied; the file itself when nothing names it any more.
create table attachment_version (
  id         uuid primary key,
  attachment uuid not null references attachment on delete cascade,
  created_at timestamptz(3) not null,
  created_by uuid references "user",
  name       text not null,
  size       integer not null,
  media_type text not null,
  hash       text not null,
  comment    text
);
create index attachment_version_attachment on attachment_version (attachment, created_at, id);
create index attachment_version_hash on attachment_version (hash);
create index attachment_version_created_by on attachment_version (created_by);

-- A content on its way: how many bytes of it are on the disk. The id is that of the version it becomes.
create table attachment_upload (
  id         uuid primary key,
  attachment uuid not null references attachment on delete cascade,
  "user"     uuid not null references "user",
  name       text not null,
  comment    text,
  size       integer not null,
  received   integer not null default 0,
  done       boolean not null default false,
  touched_at timestamptz(3) not null default now()
);
create index attachment_upload_attachment on attachment_upload (attachment);
create index attachment_upload_user on attachment_upload ("user");
create index attachment_upload_touched_at on attachment_upload (touched_at);
