-- What an order's position has received of funding, in units of 1e-8 of the quote asset; orders of before received none.

alter table orders add column funding_e8 bigint not null default 0;
alter table orders alter column funding_e8 drop default;
