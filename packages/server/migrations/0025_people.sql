-- What is known of people beside how to reach them, and what of it belongs to one place where they work.

alter table person
  add column salutation text,
  add column birthday   date,
  add column language   text check (language in ('pl', 'en', 'ru'));
create index person_birthday on person (coalesce(birthday, 'infinity'::date), id) where deleted_at is null;
create index person_birthday_is on person (birthday);
create index person_language on person (language) where language is not null;
create index person_salutation on person using gin (salutation gin_trgm_ops) where salutation is not null;

alter table position
  add column unit   text,
  add column phones jsonb not null default '[]',
  add column mails  text[] not null default '{}';
create index position_unit on position using gin (unit gin_trgm_ops) where unit is not null;
create index position_phones on position using gin (phones_text(phones) gin_trgm_ops) where phones <> '[]';
create index position_mails on position using gin (one_text(mails) gin_trgm_ops) where mails <> '{}';

-- A client who is a person is looked for by first and last name, as the people of firms are.
alter table client
  add column first_name text,
  add column last_name  text;
create index client_names on client using gin (last_name gin_trgm_ops, first_name gin_trgm_ops) where last_name is not null;

-- Of names that are there, those of two words are taken apart of which just one ends as last names do. All others are left to
-- whoever knows the client.
with parts as (
  select id, w[1] as one, w[2] as two, w[1] ~* ending as turned
  from client, regexp_match(name, '^([[:alpha:]][[:alpha:]''’-]+) ([[:alpha:]][[:alpha:]''’-]+)$') w,
    (values ('(sk[ia]|ck[ia]|icz|ов|ова|[её]ва?|ский|ская|цкий|цкая|енко|швили|дзе)$')) e(ending)
  where kind = 'person' and w is not null and length(name) <= 80 and (w[1] ~* ending) <> (w[2] ~* ending))
update client c set first_name = case when turned then two else one end, last_name = case when turned then one else two end
  from parts p where p.id = c.id;
