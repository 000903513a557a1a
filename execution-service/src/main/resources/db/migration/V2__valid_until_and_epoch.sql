-- Orders of before were valid for ever and knew no epoch.

alter table orders add column valid_until timestamptz;
alter table orders add column breaker_epoch bigint not null default 0;
alter table orders alter column breaker_epoch drop default;
comment on column orders.valid_until is 'When the symbol''s market is past this, the venue takes the order no more; null: at any time';
comment on column orders.breaker_epoch is 'How often the breaker had moved when the order was approved';
