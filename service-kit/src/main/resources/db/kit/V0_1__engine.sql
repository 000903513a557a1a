-- One engine per database. All of this is written in the transaction that writes the engine's own state.

create table engine (
    single boolean primary key default true check (single),
    epoch bigint not null,
    sequence bigint not null
);
comment on table engine is 'One row, locked by every transaction of the engine: who writes, and the last outbox sequence';
comment on column engine.epoch is 'Rises with each process that takes over; an older one can no longer write';
comment on column engine.sequence is 'The last outbox sequence given out, over the whole life of the database';
insert into engine (epoch, sequence) values (0, 0);

create table inbox (
    arrival bigint generated always as identity,
    topic text not null,
    partition integer not null,
    record_offset bigint not null,
    key bytea,
    payload bytea,
    primary key (topic, partition, record_offset)
);
comment on table inbox is 'The journal: every record of the journalled topics, once, as it was';
comment on column inbox.arrival is 'The order in which the engine took them; has gaps';

create table positions (
    topic text not null,
    partition integer not null,
    next_offset bigint not null,
    primary key (topic, partition)
);
comment on table positions is 'From where each consumed partition is read on; part of the state it produced';

create table outbox (
    sequence bigint primary key,
    topic text not null,
    partition integer not null,
    key bytea,
    payload bytea,
    headers text
);
comment on table outbox is 'Records to publish in the order of their sequence; deleted once they are on their topics';
comment on column outbox.headers is 'A JSON object of text, or null; the relay adds outbox-sequence';
