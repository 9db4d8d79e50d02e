-- Notes, files and links may be about a person, a talk or a task besides their client. What is about a task may have no client, as the task may.

alter table note
  alter column client drop not null, add column about_type text, add column about_id uuid,
  add constraint note_about_whole check ((about_type is null) = (about_id is null) and about_type in ('person', 'talk', 'task')),
  add constraint note_belongs check (client is not null or about_type is not distinct from 'task');
create index note_about on note (about_id, id) where about_id is not null;

alter table attachment
  alter column client drop not null, add column about_type text, add column about_id uuid,
  add constraint attachment_about_whole check ((about_type is null) = (about_id is null) and about_type in ('person', 'talk', 'task')),
  add constraint attachment_belongs check (client is not null or about_type is not distinct from 'task');
create index attachment_about on attachment (about_id, id) where about_id is not null;

alter table external_link
  alter column client drop not null, add column about_type text, add column about_id uuid,
  add constraint external_link_about_whole check ((about_type is null) = (about_id is null) and about_type in ('person', 'talk', 'task')),
  add constraint external_link_belongs check (client is not null or about_type is not distinct from 'task');
create index external_link_about on external_link (about_id, id) where about_id is not null;

-- A foreign key cannot lead to several tables. What it would promise, and that both are of the same client, is kept by
-- triggers. Each looks at what is committed by now and locks what it found, so that two at once cannot get past each other;
-- who was slower begins anew (40001) and is told why.
create function about_holds() returns trigger language plpgsql as $$
begin
  if new.about_type = 'person' then
    perform from person s where s.id = new.about_id and s.deleted_at is null for share;
  elsif new.about_type = 'talk' then
    perform from talk s where s.id = new.about_id and s.deleted_at is null and s.client = new.client for share;
  else
    perform from task s where s.id = new.about_id and s.deleted_at is null and s.client is not distinct from new.client for share;
  end if;
  if not found then
    raise exception 'what % % is about is not there, lies in the bin or belongs to another client', tg_table_name, new.id
      using errcode = '40001';
  end if;
  return null;
end $$;

create trigger note_about_new after insert on note for each row
  when (new.about_id is not null) execute function about_holds();
create trigger note_about_changed after update on note for each row
  when (new.about_id is not null and (new.about_id, new.client) is distinct from (old.about_id, old.client)) execute function about_holds();
create trigger attachment_about_new after insert on attachment for each row
  when (new.about_id is not null) execute function about_holds();
create trigger attachment_about_changed after update on attachment for each row
  when (new.about_id is not null and (new.about_id, new.client) is distinct from (old.about_id, old.client)) execute function about_holds();
create trigger external_link_about_new after insert on external_link for each row
  when (new.about_id is not null) execute function about_holds();
create trigger external_link_about_changed after update on external_link for each row
  when (new.about_id is not null and (new.about_id, new.client) is distinct from (old.about_id, old.client)) execute function about_holds();

-- What is about a talk or a task goes with it to another client.
create function about_follows() returns trigger language plpgsql as $$
begin
  if exists (select from note p where p.about_id = new.id and p.client is distinct from new.client)
    or exists (select from attachment p where p.about_id = new.id and p.client is distinct from new.client)
    or exists (select from external_link p where p.about_id = new.id and p.client is distinct from new.client) then
    raise exception 'what is about % % has not gone with it to another client', tg_table_name, new.id using errcode = '40001';
  end if;
  return null;
end $$;

create trigger talk_about_follows after update on talk for each row
  when (new.client is distinct from old.client) execute function about_follows();
create trigger task_about_follows after update on task for each row
  when (new.client is distinct from old.client) execute function about_follows();

-- What something is about is not removed before it.
create function about_named() returns trigger language plpgsql as $$
begin
  if exists (select from note p where p.about_id = old.id)
    or exists (select from attachment p where p.about_id = old.id)
    or exists (select from external_link p where p.about_id = old.id) then
    raise exception 'something is still about % %', tg_table_name, old.id using errcode = '23503';
  end if;
  return null;
end $$;

create trigger person_about_named after delete on person for each row execute function about_named();
create trigger talk_about_named after delete on talk for each row execute function about_named();
create trigger task_about_named after delete on task for each row execute function about_named();
