-- What our own side was still without: legal form and language of our firms, telephones and jobs of the people who work
-- here, what they mostly work for, when they were here last, and what a talk was for.

create table designation (
  id uuid primary key, version integer not null,
  created_at timestamptz(3) not null, created_by uuid references "user", updated_at timestamptz(3) not null, updated_by uuid references "user", deleted_at timestamptz(3),
  name   text collate "pl-x-icu" not null,
  parent uuid references designation check (parent <> id)
);
create index designation_name on designation (name, id) where deleted_at is null;
create index designation_parent on designation (parent);

alter table "user"
  add column phones          jsonb not null default '[]',
  add column designation     uuid references designation,
  add column default_purpose text check (default_purpose in ('sales', 'service', 'other')),
  add column last_sign_in_at timestamptz(3);
create index user_designation on "user" (designation);
create index user_last_sign_in_at on "user" (coalesce(last_sign_in_at, 'infinity'::timestamptz), id) where deleted_at is null;
create index user_last_sign_in_at_is on "user" (last_sign_in_at);

-- Of whoever is signed in it is known.
update "user" u set last_sign_in_at = s.at from (select "user", max(created_at) as at from session group by "user") s where s."user" = u.id;

alter table organisation
  add column legal_form text,
  add column language   text check (language in ('pl', 'en', 'ru'));
update organisation set language = (select language from firm);
-- That one alone is the default is asked at the end of the transaction, and until then the table cannot be altered.
set constraints organisation_one_primary immediate;
alter table organisation alter column language set not null;

alter table talk add column purpose text check (purpose in ('sales', 'service', 'other'));
create index talk_purpose on talk (purpose, at, id) where deleted_at is null;
