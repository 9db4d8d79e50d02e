-- The journal goes on in another cluster, whose transactions are counted anew: what was written before is told by its number.

alter table seal add beyond bigint not null default 0;
