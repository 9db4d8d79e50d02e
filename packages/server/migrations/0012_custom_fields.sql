-- Fields that a firm defines for itself. Their values stand in one column of each record.

create table custom_field (
  id uuid primary key, version integer not null,
  created_at timestamptz(3) not null, created_by uuid references "user", updated_at timestamptz(3) not null, updated_by uuid references "user", deleted_at timestamptz(3),
  entity     text not null,
  name       jsonb not null,
  kind       text not null,
  options    jsonb not null,
  "group"    jsonb,
  required   boolean not null,
  "default"  text collate "pl-x-icu",
  listed     boolean not null,
  filterable boolean not null,
  position   integer not null,
  active     boolean not null,
  key        text collate "pl-x-icu" not null check (key ~ '^[a-z][a-zA-Z0-9]{0,39}$'),
  emptied_at timestamptz(3)
);
-- Those in the bin too: the journal goes by the key, so it is given once.
create unique index custom_field_key on custom_field (entity, key);
create index custom_field_position on custom_field (position, id) where deleted_at is null;

alter table client add column custom jsonb not null default '{}';
alter table person add column custom jsonb not null default '{}';
alter table talk   add column custom jsonb not null default '{}';
alter table task   add column custom jsonb not null default '{}';

-- Any of them is found by equality. Records without such values, most of them perhaps, cost nothing here.
create index client_custom on client using gin (custom jsonb_path_ops) where custom <> '{}';
create index person_custom on person using gin (custom jsonb_path_ops) where custom <> '{}';
create index talk_custom   on talk   using gin (custom jsonb_path_ops) where custom <> '{}';
create index task_custom   on task   using gin (custom jsonb_path_ops) where custom <> '{}';
