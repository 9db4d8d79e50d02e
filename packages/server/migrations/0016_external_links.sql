-- Pages and folders outside where something about a client lies. Kind and what a browser opens follow from the address.

create table external_link (
  id uuid primary key, version integer not null,
  created_at timestamptz(3) not null, created_by uuid references "user", updated_at timestamptz(3) not null, updated_by uuid references "user", deleted_at timestamptz(3),
  client      uuid not null references client,
  address     text collate "pl-x-icu" not null,
  description text collate "pl-x-icu",
  kind        text,
  opens       text collate "pl-x-icu"
);
create index external_link_client on external_link (client, id);
create index external_link_deleted_at on external_link (deleted_at, id) where deleted_at is not null;
create index external_link_created_at on external_link (created_at, id) where deleted_at is null;
create index external_link_updated_at on external_link (updated_at, id) where deleted_at is null;
create index external_link_created_by on external_link (created_by, id) where deleted_at is null;
create index external_link_kind on external_link (kind, id) where deleted_at is null;
