-- Delivery places and recipients have fields of the firm's own too.
alter table place     add column custom jsonb not null default '{}';
alter table recipient add column custom jsonb not null default '{}';
create index place_custom     on place     using gin (custom jsonb_path_ops) where custom <> '{}';
create index recipient_custom on recipient using gin (custom jsonb_path_ops) where custom <> '{}';
