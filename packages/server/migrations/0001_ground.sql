-- The ground: the firm and its people, clients with their talks and tasks, search, journal, sessions.
-- Text that is sorted for people is collated for Polish (Cyrillic follows Latin); folded text is compared byte by byte.

create extension if not exists pg_trgm;

-- Ends a statement whose updates did not all meet the version they expected; the caller reads again.
create function must_be(actual bigint, wanted bigint) returns void language plpgsql as $$
begin
  if actual is distinct from wanted then
    raise exception 'a record changed meanwhile' using errcode = '40001';
  end if;
end $$;

-- The firm ------------------------------------------------------------------------------------------------------------

create table firm (
  only_one         boolean primary key default true check (only_one),
  installation     uuid not null,
  name             text not null,
  language         text not null check (language in ('pl', 'en', 'ru')),
  country          text not null,
  zone             text not null,
  demo             boolean not null default false,
  settings_version bigint not null default 1,
  created_at       timestamptz(3) not null default now()
);

create table department (
  id uuid primary key, version integer not null,
  created_at timestamptz(3) not null, created_by uuid, updated_at timestamptz(3) not null, updated_by uuid, deleted_at timestamptz(3),
  name   text collate "pl-x-icu" not null,
  parent uuid references department check (parent <> id)
);
create index department_name on department (name, id) where deleted_at is null;
create index department_parent on department (parent);

create table "user" (
  id uuid primary key, version integer not null,
  created_at timestamptz(3) not null, created_by uuid references "user", updated_at timestamptz(3) not null, updated_by uuid references "user", deleted_at timestamptz(3),
  name       text collate "pl-x-icu" not null,
  email      text not null,
  department uuid references department,
  language   text not null check (language in ('pl', 'en', 'ru')),
  status     text not null check (status in ('invited', 'active', 'blocked'))
);
create unique index user_email on "user" (email) where deleted_at is null;
create index user_name on "user" (name, id) where deleted_at is null;
create index user_department on "user" (department);
create index user_status on "user" (status);
alter table department add foreign key (created_by) references "user", add foreign key (updated_by) references "user";

create table role (
  id uuid primary key, version integer not null,
  created_at timestamptz(3) not null, created_by uuid references "user", updated_at timestamptz(3) not null, updated_by uuid references "user", deleted_at timestamptz(3),
  name       jsonb not null,
  built_in   text unique check (built_in in ('administrator', 'manager', 'employee')),
  owns_added boolean not null default false
);
create index role_created_at on role (created_at, id) where deleted_at is null;

create table user_roles (
  record uuid not null references "user" on delete cascade,
  target uuid not null references role,
  primary key (record, target)
);
create index user_roles_target on user_roles (target, record);

create table permission (
  role   uuid not null references role on delete cascade,
  entity text not null,
  verb   text not null,
  scope  text not null check (scope in ('none', 'own', 'department', 'all')),
  primary key (role, entity, verb)
);

create table field_permission (
  role   uuid not null references role on delete cascade,
  entity text not null,
  field  text not null,
  rule   text not null check (rule in ('hidden', 'locked')),
  primary key (role, entity, field)
);

-- Signing in ----------------------------------------------------------------------------------------------------------

create table password (
  "user"     uuid primary key references "user" on delete cascade,
  hash       text not null,
  changed_at timestamptz(3) not null default now()
);

create table session (
  id         uuid primary key,
  "user"     uuid not null references "user" on delete cascade,
  digest     bytea not null unique,
  created_at timestamptz(3) not null default now(),
  seen_at    timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  device     text
);
create index session_of_user on session ("user");
create index session_expires_at on session (expires_at);

create table token (
  id         uuid primary key,
  "user"     uuid not null references "user" on delete cascade,
  name       text not null,
  digest     bytea not null unique,
  created_at timestamptz(3) not null default now(),
  used_at    timestamptz(3),
  expires_at timestamptz(3)
);
create index token_user on token ("user");

-- Links that work once: setting up, inviting, choosing a new password.
create table link (
  id         uuid primary key,
  kind       text not null check (kind in ('setup', 'invitation', 'password')),
  "user"     uuid references "user" on delete cascade,
  digest     bytea not null unique,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  used_at    timestamptz(3)
);
create index link_user on link ("user");

create table throttle (
  key     text primary key,
  count   integer not null,
  resets_at timestamptz(3) not null
);
create index throttle_resets_at on throttle (resets_at);

-- What was answered to a request with an Idempotency-Key, so that it is done once however often it arrives.
create table answer (
  "user"     uuid not null references "user" on delete cascade,
  key        text not null,
  request    bytea not null,
  status     smallint not null,
  body       text not null,
  created_at timestamptz(3) not null default now(),
  primary key ("user", key)
);
create index answer_created_at on answer (created_at);

-- Clients -------------------------------------------------------------------------------------------------------------

create table label (
  id uuid primary key, version integer not null,
  created_at timestamptz(3) not null, created_by uuid references "user", updated_at timestamptz(3) not null, updated_by uuid references "user", deleted_at timestamptz(3),
  name   text collate "pl-x-icu" not null,
  colour text not null
);
create index label_name on label (name, id) where deleted_at is null;

create table client (
  id uuid primary key, version integer not null,
  created_at timestamptz(3) not null, created_by uuid references "user", updated_at timestamptz(3) not null, updated_by uuid references "user", deleted_at timestamptz(3),
  kind                 text not null check (kind in ('firm', 'person')),
  name                 text collate "pl-x-icu" not null,
  short_name           text,
  tax_number           text,
  tax_number_country   text,
  tax_number_unchecked boolean not null default false,
  regon                text,
  krs                  text,
  eu_vat               text,
  kpp                  text,
  street               text,
  postal_code          text,
  town                 text collate "pl-x-icu",
  province             text,
  country              text not null,
  phones               jsonb not null default '[]',
  mails                text[] not null default '{}',
  website              text,
  bank_accounts        text[] not null default '{}',
  active               boolean not null,
  remarks              text,
  owner                uuid references "user",
  department           uuid references department,
  visibility           text not null check (visibility in ('everyone', 'department', 'user')),
  external_id          text,
  folded               text collate "C" not null,
  check ((tax_number is null) = (tax_number_country is null))
);
create index client_name on client (name, id) where deleted_at is null;
create index client_owner_name on client (owner, name, id) where deleted_at is null;
create index client_department_name on client (department, name, id) where deleted_at is null;
create index client_updated_at on client (updated_at, id) where deleted_at is null;
create index client_created_at on client (created_at, id) where deleted_at is null;
create index client_town on client (coalesce(town, U&'\FFFF'), id) where deleted_at is null;
create index client_town_name on client (town, name, id) where deleted_at is null;
create index client_created_by on client (created_by);
create index client_kind on client (kind);
create index client_country on client (country);
create index client_active on client (active);
create index client_tax_number on client (tax_number);
create index client_external_id on client (external_id);
create index client_folded on client (folded);
create index client_folded_inside on client using gin (folded gin_trgm_ops);
create index client_deleted_at on client (deleted_at) where deleted_at is not null;

create table client_labels (
  record uuid not null references client on delete cascade,
  target uuid not null references label,
  primary key (record, target)
);
create index client_labels_target on client_labels (target, record);

create table client_team (
  record uuid not null references client on delete cascade,
  target uuid not null references "user",
  primary key (record, target)
);
create index client_team_target on client_team (target, record);

create table person (
  id uuid primary key, version integer not null,
  created_at timestamptz(3) not null, created_by uuid references "user", updated_at timestamptz(3) not null, updated_by uuid references "user", deleted_at timestamptz(3),
  name        text collate "pl-x-icu" not null,
  first_name  text,
  last_name   text not null,
  phones      jsonb not null default '[]',
  mails       text[] not null default '{}',
  remarks     text,
  external_id text
);
create index person_name on person (name, id) where deleted_at is null;
create index person_created_at on person (created_at, id) where deleted_at is null;
create index person_updated_at on person (updated_at, id) where deleted_at is null;
create index person_external_id on person (external_id);
create index person_deleted_at on person (deleted_at) where deleted_at is not null;

create table position (
  id uuid primary key, version integer not null,
  created_at timestamptz(3) not null, created_by uuid references "user", updated_at timestamptz(3) not null, updated_by uuid references "user", deleted_at timestamptz(3),
  client    uuid not null references client,
  person    uuid not null references person,
  title     text,
  "primary" boolean not null,
  active    boolean not null
);
create index position_client on position (client, id) where deleted_at is null;
create index position_person on position (person, id) where deleted_at is null;
create index position_created_at on position (created_at, id) where deleted_at is null;
create index position_updated_at on position (updated_at, id) where deleted_at is null;

-- Work ----------------------------------------------------------------------------------------------------------------

create table talk_result (
  id uuid primary key, version integer not null,
  created_at timestamptz(3) not null, created_by uuid references "user", updated_at timestamptz(3) not null, updated_by uuid references "user", deleted_at timestamptz(3),
  name     jsonb not null,
  colour   text not null,
  position integer not null,
  active   boolean not null
);
create index talk_result_position on talk_result (position, id) where deleted_at is null;

create table task (
  id uuid primary key, version integer not null,
  created_at timestamptz(3) not null, created_by uuid references "user", updated_at timestamptz(3) not null, updated_by uuid references "user", deleted_at timestamptz(3),
  what       text not null,
  details    text,
  client     uuid references client,
  person     uuid references person,
  due        date,
  status     text not null check (status in ('open', 'done')),
  done_at    timestamptz(3),
  done_by    uuid references "user",
  owner      uuid references "user",
  department uuid references department,
  visibility text not null check (visibility in ('everyone', 'department', 'user')),
  check ((status = 'done') = (done_at is not null))
);
create index task_due on task (coalesce(due, 'infinity'::date), id) where deleted_at is null;
create index task_due_is on task (due);
create index task_open_owner on task (owner, coalesce(due, 'infinity'::date), id) where deleted_at is null and status = 'open';
create index task_open_due on task (coalesce(due, 'infinity'::date), id) where deleted_at is null and status = 'open';
create index task_client on task (client, status, coalesce(due, 'infinity'::date), id) where deleted_at is null;
create index task_owner on task (owner, coalesce(due, 'infinity'::date), id) where deleted_at is null;
create index task_department on task (department, coalesce(due, 'infinity'::date), id) where deleted_at is null;
create index task_status on task (status, coalesce(due, 'infinity'::date), id) where deleted_at is null;
create index task_created_at on task (created_at, id) where deleted_at is null;
create index task_created_by on task (created_by);
create index task_updated_at on task (updated_at, id) where deleted_at is null;
create index task_deleted_at on task (deleted_at) where deleted_at is not null;

create table talk (
  id uuid primary key, version integer not null,
  created_at timestamptz(3) not null, created_by uuid references "user", updated_at timestamptz(3) not null, updated_by uuid references "user", deleted_at timestamptz(3),
  client     uuid not null references client,
  person     uuid references person,
  kind       text not null check (kind in ('call', 'meeting', 'email', 'letter', 'note', 'other')),
  at         timestamptz(3) not null,
  text       text not null,
  result     uuid references talk_result,
  next_step  uuid references task,
  owner      uuid references "user",
  department uuid references department,
  visibility text not null check (visibility in ('everyone', 'department', 'user'))
);
create index talk_client on talk (client, at, id) where deleted_at is null;
create index talk_at on talk (at, id) where deleted_at is null;
create index talk_owner on talk (owner, at, id) where deleted_at is null;
create index talk_department on talk (department, at, id) where deleted_at is null;
create index talk_kind on talk (kind, at, id) where deleted_at is null;
create index talk_result_at on talk (result, at, id) where deleted_at is null;
create index talk_created_at on talk (created_at, id) where deleted_at is null;
create index talk_created_by on talk (created_by);
create index talk_updated_at on talk (updated_at, id) where deleted_at is null;
create index talk_deleted_at on talk (deleted_at) where deleted_at is not null;

-- Search: one row per folded word; rights are written beside it, so that reading it joins nothing. ---------------------

create table word (
  text       text collate "C" not null,
  kind       smallint not null,
  entity     text not null,
  record     uuid not null,
  client     uuid,
  owner      uuid,
  department uuid,
  visibility text not null
);
create index word_text on word (text, kind);
create index word_client on word (client, record);

-- The journal: what was done, appended with the doing, sealed a moment later. -------------------------------------------

create table act (
  id     uuid primary key,
  at     timestamptz(3) not null,
  "user" uuid references "user",
  name   text not null,
  undoes uuid references act
);
create index act_user on act ("user", id);
create index act_undoes on act (undoes) where undoes is not null;

create table entry (
  id      bigint generated always as identity primary key,
  act     uuid not null references act,
  entity  text not null,
  record  uuid not null,
  version integer not null,
  client  uuid,
  changes jsonb not null,
  salt    bytea,
  digest  bytea not null,
  tx      xid8 not null default pg_current_xact_id()
);
create index entry_act on entry (act);
create index entry_record on entry (record, version);
create index entry_client on entry (client, id);
create index entry_tx on entry (tx, id);

create table seal (
  number  bigint primary key,
  at      timestamptz(3) not null default now(),
  horizon xid8 not null,
  first   bigint not null,
  entries bigint[] not null,
  digest  bytea not null
);
create index seal_first on seal (first);
