-- Our own firms, one of them the default; and who works for which.

create table organisation (
  id uuid primary key, version integer not null,
  created_at timestamptz(3) not null, created_by uuid references "user", updated_at timestamptz(3) not null, updated_by uuid references "user", deleted_at timestamptz(3),
  kind                 text not null check (kind in ('firm', 'soleTrader')),
  name                 text collate "pl-x-icu" not null,
  full_name            text,
  tax_number           text,
  tax_number_country   text,
  tax_number_unchecked boolean not null default false,
  regon                text,
  krs                  text,
  eu_vat               text,
  ogrn                 text,
  kpp                  text,
  street               text,
  postal_code          text,
  town                 text,
  province             text,
  country              text not null,
  phones               jsonb not null default '[]',
  mails                text[] not null default '{}',
  website              text,
  bank_accounts        text[] not null default '{}',
  currency             text,
  "primary"            boolean not null,
  active               boolean not null,
  check ((tax_number is null) = (tax_number_country is null))
);
create index organisation_name on organisation (name, id) where deleted_at is null;

create table user_organisations (
  record uuid not null references "user" on delete cascade,
  target uuid not null references organisation,
  primary key (record, target)
);
create index user_organisations_target on user_organisations (target, record);

create function one_primary_organisation() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('organisation'));
  if (select count(*) from organisation where "primary" and deleted_at is null) > 1 then
    raise exception 'another organisation was made the default' using errcode = '23P01';
  end if;
  return null;
end $$;
create constraint trigger organisation_one_primary after insert or update on organisation deferrable initially deferred
  for each row when (new."primary" and new.deleted_at is null) execute function one_primary_organisation();

-- An installation that is there already is one firm, for which everybody works.
insert into organisation (id, version, created_at, updated_at, kind, name, country, "primary", active)
select gen_random_uuid(), 1, now(), now(), 'firm', left(name, 120), country, true, true from firm;
insert into user_organisations (record, target) select u.id, o.id from "user" u cross join organisation o;
