-- Where clients have goods delivered to, and to whom a purchasing group has them sent.

-- At the end of a transaction: one main record at a client. Who chooses another at the same moment waits for the first to
-- be through and is refused; a unique index would refuse while the choice moves from one row to the other.
create function one_primary() returns trigger language plpgsql as $$
declare
  chosen bigint;
begin
  perform pg_advisory_xact_lock(hashtext(tg_table_name), hashtext(new.client::text));
  execute format('select count(*) from %I where client = $1 and "primary" and deleted_at is null', tg_table_name)
    into chosen using new.client;
  if chosen > 1 then
    raise exception 'another main record of the client was chosen' using errcode = '23P01';
  end if;
  return null;
end $$;

create table place (
  id uuid primary key, version integer not null,
  created_at timestamptz(3) not null, created_by uuid references "user", updated_at timestamptz(3) not null, updated_by uuid references "user", deleted_at timestamptz(3),
  client      uuid not null references client,
  name        text collate "pl-x-icu" not null,
  street      text,
  postal_code text,
  town        text,
  province    text,
  country     text not null,
  contact     text,
  phones      jsonb not null default '[]',
  mails       text[] not null default '{}',
  hours       text,
  remarks     text,
  active      boolean not null,
  "primary"   boolean not null
);
create constraint trigger place_one_primary after insert or update on place deferrable initially deferred
  for each row when (new."primary" and new.deleted_at is null) execute function one_primary();
create index place_client on place (client, name, id) where deleted_at is null;
create index place_name on place (name, id) where deleted_at is null;
create index place_created_at on place (created_at, id) where deleted_at is null;
create index place_updated_at on place (updated_at, id) where deleted_at is null;

create table recipient (
  id uuid primary key, version integer not null,
  created_at timestamptz(3) not null, created_by uuid references "user", updated_at timestamptz(3) not null, updated_by uuid references "user", deleted_at timestamptz(3),
  client               uuid not null references client,
  name                 text collate "pl-x-icu" not null,
  tax_number           text,
  tax_number_country   text,
  tax_number_unchecked boolean not null default false,
  external_id          text,
  member               uuid references client check (member <> client),
  street               text,
  postal_code          text,
  town                 text,
  province             text,
  country              text not null,
  phones               jsonb not null default '[]',
  mails                text[] not null default '{}',
  active               boolean not null,
  check ((tax_number is null) = (tax_number_country is null))
);
create index recipient_client on recipient (client, name, id) where deleted_at is null;
create index recipient_member on recipient (member) where member is not null and deleted_at is null;
create index recipient_name on recipient (name, id) where deleted_at is null;
create index recipient_created_at on recipient (created_at, id) where deleted_at is null;
create index recipient_updated_at on recipient (updated_at, id) where deleted_at is null;
