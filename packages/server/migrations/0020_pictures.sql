-- Pictures that records name: the content lies beside the database under its hash.

create table picture (
  hash       text primary key check (hash ~ '^[0-9a-f]{64}$'),
  media_type text not null check (media_type in ('image/png', 'image/jpeg', 'image/webp')),
  width      integer not null check (width > 0),
  height     integer not null check (height > 0),
  size       integer not null check (size > 0),
  created_at timestamptz(3) not null default now(),
  created_by uuid not null references "user"
);
create index picture_created_at on picture (created_at);
create index picture_created_by on picture (created_by);

-- Which records name a picture, or have named it: a change can be taken back as long as its record is there.
create table picture_use (
  hash   text not null references picture,
  record uuid not null,
  field  text not null,
  primary key (hash, record, field)
);
create index picture_use_record on picture_use (record);

create function use_picture() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    delete from picture_use where record = old.id;
  else
    insert into picture_use select to_jsonb(new) ->> tg_argv[0], new.id, tg_table_name || '.' || tg_argv[0]
    where to_jsonb(new) ->> tg_argv[0] is not null on conflict do nothing;
  end if;
  return null;
end $$;

alter table organisation add column logo text references picture;
create trigger organisation_logo_used after insert or update on organisation for each row execute function use_picture('logo');
create trigger organisation_logo_gone after delete on organisation for each row execute function use_picture('logo');
