-- What emptying the bin asks of places and recipients, as it asks it of the others.
create index place_deleted_at on place (deleted_at, id) where deleted_at is not null;
create index recipient_deleted_at on recipient (deleted_at, id) where deleted_at is not null;
drop index place_client;
create index place_client on place (client, name, id);
drop index recipient_client;
create index recipient_client on recipient (client, name, id);
drop index recipient_member;
create index recipient_member on recipient (member) where member is not null;
