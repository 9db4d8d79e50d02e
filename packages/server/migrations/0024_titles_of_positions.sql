-- People are looked for by what they are at a client: any part of it.
create index position_title on position using gin (title gin_trgm_ops) where title is not null;
