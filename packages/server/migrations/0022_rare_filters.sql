-- Filters by what few clients have, so that one index holds those alone.

-- The lines of all addresses, as they stand below each other.
create function addresses_text(jsonb) returns text language sql immutable parallel safe
  return (select string_agg(concat_ws(e'\n', a ->> 'street', a ->> 'postalCode', a ->> 'town', a ->> 'province'), e'\n')
    from jsonb_array_elements($1) a);
create index client_accounts on client using gin (one_text(bank_accounts) gin_trgm_ops) where bank_accounts <> '{}';
create index client_addresses on client using gin (addresses_text(addresses) gin_trgm_ops) where addresses <> '[]';
create index client_website on client using gin (website gin_trgm_ops) where website is not null;
create index client_visibility on client (visibility);

-- A transfer that says nothing but an account is found by it. Kind 6 are the words of accounts: whole, and without the country.
insert into word (text, kind, entity, record, client, owner, department, visibility)
select distinct w.text, 6, 'client', c.id, c.id, c.owner, c.department, c.visibility
from client c, unnest(c.bank_accounts) a(account), lower(split_part(a.account, '/', 1)) whole(text),
  lateral (values (whole.text), (regexp_replace(whole.text, '^[a-z]{2}', ''))) w(text)
where c.deleted_at is null;
