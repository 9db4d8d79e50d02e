-- What a firm files of its clients besides: what they are to it, further numbers and addresses, and on which terms they buy.

alter table client
  add column roles             text[] not null default '{}' check (roles <@ array['prospect', 'client', 'vendor', 'recipient']),
  add column file_type         uuid references file_type,
  add column purchasing_group  boolean not null default false,
  add column pesel             text,
  add column ogrn              text,
  add column addresses         jsonb not null default '[]',
  add column currency          text,
  add column price_level       integer,
  add column payment_method    uuid references payment_method,
  add column payment_term      integer,
  add column delivery_way      uuid references delivery_way,
  add column document_language text check (document_language in ('pl', 'en', 'ru'));

-- Each index is paid at every save of a client, so only what is filtered by has one. Roles overlap: the lists are indexed
-- by their words. Purchasing groups are few, and those that are none are not looked for.
create index client_roles on client using gin (roles);
create index client_file_type on client (file_type);
create index client_purchasing_group on client (purchasing_group) where purchasing_group;
