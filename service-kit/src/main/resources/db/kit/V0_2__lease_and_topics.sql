alter table engine add holder text, add lease_end timestamptz;
comment on column engine.holder is 'The instance that runs the engine; null when none does';
comment on column engine.lease_end is 'Until then no other instance may take the engine over; by the clock of this database';

create table topics (
    topic text primary key,
    id text not null,
    partitions integer not null
);
comment on table topics is 'The topics that the engine reads and writes, as it first found them; another one of the same name is refused';
comment on column topics.id is 'Kafka''s own; a topic that is made anew has another';
