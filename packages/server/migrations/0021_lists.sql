-- How wide somebody wants the columns of a list, and filters that lists have not offered yet, each with its index.

-- A matter of taste, beside the columns themselves.
alter table list_choice add column widths jsonb;

-- The digits of telephones, and what is noted beside each: any part of a number is looked for, its beginning and its end alike.
create function phones_text(jsonb) returns text language sql immutable parallel safe
  return (select string_agg(regexp_replace(p ->> 'number', '\D', '', 'g') || coalesce(' ' || (p ->> 'note'), ''), e'\n')
    from jsonb_array_elements($1) p);
create index client_phones on client using gin (phones_text(phones) gin_trgm_ops);
create index person_phones on person using gin (phones_text(phones) gin_trgm_ops);

-- Parts of words again. Remarks are long and few clients have them, so they do not share the index of the short texts.
create index client_more_texts on client using gin (street gin_trgm_ops, external_id gin_trgm_ops);
create index client_remarks on client using gin (remarks gin_trgm_ops);
create index person_remarks on person using gin (remarks gin_trgm_ops);

-- Of the numbers of firms each client has few.
create index client_regon on client (regon) where regon is not null;
create index client_krs on client (krs) where krs is not null;
create index client_pesel on client (pesel) where pesel is not null;
create index client_kpp on client (kpp) where kpp is not null;
create index client_ogrn on client (ogrn) where ogrn is not null;
