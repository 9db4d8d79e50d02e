-- Public registers of firms: which of them this firm asks, and what they said last of each number.

create table register (
  name   text primary key check (name in ('gus', 'whiteList', 'vies')),
  active boolean not null default false,
  -- Encrypted; the key to it lies in a file outside the database.
  secret bytea,
  check (secret is null or name = 'gus'),
  check (not active or name <> 'gus' or secret is not null)
);
insert into register (name) values ('gus'), ('whiteList'), ('vies');

create table register_answer (
  register text not null references register,
  number   text not null,
  asked_at timestamptz(3) not null,
  -- `Finding` in the model.
  finding  jsonb not null,
  primary key (register, number)
);
create index register_answer_asked_at on register_answer (asked_at);
-- Whether some client still has a number is asked when old answers are thrown away.
create index client_eu_vat on client (eu_vat) where eu_vat is not null;
