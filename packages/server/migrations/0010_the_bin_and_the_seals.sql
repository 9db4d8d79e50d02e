-- Emptying the bin: finding what has lain there long enough, and what names a record, whether it lies in the bin or not.
-- Removing a row asks of every table that points to it; an index of the living alone would not answer.
drop index client_deleted_at;
drop index person_deleted_at;
drop index task_deleted_at;
drop index talk_deleted_at;
create index client_deleted_at on client (deleted_at, id) where deleted_at is not null;
create index person_deleted_at on person (deleted_at, id) where deleted_at is not null;
create index position_deleted_at on position (deleted_at, id) where deleted_at is not null;
create index task_deleted_at on task (deleted_at, id) where deleted_at is not null;
create index talk_deleted_at on talk (deleted_at, id) where deleted_at is not null;

drop index position_client;
drop index position_person;
drop index task_client;
drop index talk_client;
create index position_client on position (client, id);
create index position_person on position (person, id);
create index task_client on task (client, status, coalesce(due, 'infinity'::date), id);
create index talk_client on talk (client, at, id);
create index task_person on task (person) where person is not null;
create index talk_person on talk (person) where person is not null;
create index talk_next_step on talk (next_step) where next_step is not null;

-- When an entry was written: an act of many parts has one moment for all of them, which says nothing of how long the last
-- of them waits for its seal.
alter table entry add column written_at timestamptz(3) not null default now();

-- The newest seal as it was put outside: once a day, whichever copy of the program does it.
create table seal_outside (
  day    date primary key,
  number bigint not null,
  digest bytea not null
);
