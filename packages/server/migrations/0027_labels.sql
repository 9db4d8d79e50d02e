-- Labels in groups, for some kinds of records only, and on people and tasks too.
alter table label
  add column "group"      text collate "pl-x-icu",
  add column record_types text[] not null default '{}' check (record_types <@ array['client', 'person', 'task']);
create index label_group on label (coalesce("group", U&'\FFFF'), id) where deleted_at is null;
create index label_group_inside on label using gin ("group" gin_trgm_ops);
create index label_record_types on label using gin (record_types);

create table person_labels (
  record uuid not null references person on delete cascade,
  target uuid not null references label,
  primary key (record, target)
);
create index person_labels_target on person_labels (target, record);

create table task_labels (
  record uuid not null references task on delete cascade,
  target uuid not null references label,
  primary key (record, target)
);
create index task_labels_target on task_labels (target, record);
