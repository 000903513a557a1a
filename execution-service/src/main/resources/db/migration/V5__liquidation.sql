-- The venue may take a position away when its margin is used up; none of before was.

alter table orders add column liquidation text not null default 'NEW';
alter table orders alter column liquidation drop default;
