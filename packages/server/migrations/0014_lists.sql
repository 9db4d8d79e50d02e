-- Filters that lists offer besides those of the first day, each with its index; and what lists look like for somebody.

-- Made with the language's own function alone it would count as one that may answer differently tomorrow, so no index could stand on it.
create function one_text(text[]) returns text language sql immutable parallel safe
  return array_to_string($1, ' ');

-- Parts of words are looked for in all of these, so they share one index.
create index client_texts on client using gin (town gin_trgm_ops, province gin_trgm_ops, postal_code gin_trgm_ops, short_name gin_trgm_ops, one_text(mails) gin_trgm_ops);
create index person_texts on person using gin (last_name gin_trgm_ops, first_name gin_trgm_ops, one_text(mails) gin_trgm_ops);

-- Few clients have these, and only those are looked for by them; an index of the rest would be paid for nothing.
create index client_currency on client (currency) where currency is not null;
create index client_price_level on client (price_level) where price_level is not null;
create index client_payment_method on client (payment_method) where payment_method is not null;
create index client_payment_term on client (payment_term) where payment_term is not null;
create index client_delivery_way on client (delivery_way) where delivery_way is not null;
create index client_document_language on client (document_language) where document_language is not null;

-- Whoever added it may be asked for everywhere, as it is with clients, talks and tasks.
create index person_created_by on person (created_by);
create index position_created_by on position (created_by);
create index place_created_by on place (created_by);
create index recipient_created_by on recipient (created_by);
create index note_created_by on note (created_by);

-- How a list shall look, under a name. What it asks is text as it stands in the address of the list.
create table view (
  id uuid primary key, version integer not null,
  created_at timestamptz(3) not null, created_by uuid references "user", updated_at timestamptz(3) not null, updated_by uuid references "user", deleted_at timestamptz(3),
  name   text collate "pl-x-icu" not null,
  list   text collate "pl-x-icu" not null,
  query  text collate "pl-x-icu",
  status text not null check (status in ('private', 'shared')),
  owner  uuid not null references "user"
);
create index view_name on view (name, id) where deleted_at is null;
create index view_list on view (list, name, id) where deleted_at is null;
create index view_owner on view (owner, name, id) where deleted_at is null;
create index view_status on view (status, name, id) where deleted_at is null;
create index view_created_at on view (created_at, id) where deleted_at is null;
create index view_created_by on view (created_by);
create index view_updated_at on view (updated_at, id) where deleted_at is null;
create index view_deleted_at on view (deleted_at, id) where deleted_at is not null;

-- What somebody has chosen for a list: a matter of taste, so no record, and in no journal.
create table list_choice (
  "user"  uuid not null references "user",
  list    text not null,
  columns text[],
  view    uuid references view on delete set null,
  primary key ("user", list)
);
create index list_choice_view on list_choice (view) where view is not null;

-- Fields of the firm's own may be sorts too; a job builds the index of each.
alter table custom_field add column sortable boolean not null default false;
