alter table inbox add read_at bigint not null default -1;
comment on column inbox.read_at is 'When the engine read it, milliseconds since 1970 by its own clock: time is a part of the journal';
