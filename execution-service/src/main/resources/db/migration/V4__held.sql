-- Until now an entry filled whole and an exit closed all of it.

alter table orders add column held_e8 bigint not null default 0;
update orders set held_e8 = quantity_e8 where status = 'OPEN';
alter table orders alter column held_e8 drop default;
comment on column orders.held_e8 is 'What the entry took and no exit has given back';
comment on column orders.entry is 'The state of the entry; so the other legs: NEW, ACCEPTED, PARTIALLY_FILLED, FILLED, CANCELLED, REJECTED, EXPIRED';
