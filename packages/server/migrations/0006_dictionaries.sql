-- Lists of words that a firm keeps itself: types of file, payment methods, ways of delivery.

create table file_type (
  id uuid primary key, version integer not null,
  created_at timestamptz(3) not null, created_by uuid references "user", updated_at timestamptz(3) not null, updated_by uuid references "user", deleted_at timestamptz(3),
  name     jsonb not null,
  colour   text not null,
  position integer not null,
  active   boolean not null
);
create index file_type_position on file_type (position, id) where deleted_at is null;

create table payment_method (
  id uuid primary key, version integer not null,
  created_at timestamptz(3) not null, created_by uuid references "user", updated_at timestamptz(3) not null, updated_by uuid references "user", deleted_at timestamptz(3),
  name     jsonb not null,
  position integer not null,
  active   boolean not null
);
create index payment_method_position on payment_method (position, id) where deleted_at is null;

create table delivery_way (
  id uuid primary key, version integer not null,
  created_at timestamptz(3) not null, created_by uuid references "user", updated_at timestamptz(3) not null, updated_by uuid references "user", deleted_at timestamptz(3),
  name     jsonb not null,
  position integer not null,
  active   boolean not null
);
create index delivery_way_position on delivery_way (position, id) where deleted_at is null;
