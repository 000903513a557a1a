-- Prices, quantities and fees are integers in units of 1e-8; times are the venue's, to the microsecond.

create table venue_states (
    venue text primary key,
    layout integer not null,
    settings text not null,
    state bytea not null
);
comment on table venue_states is 'One row per venue: its tapes and live brackets, and the decisions that wait for their trades';
comment on column venue_states.layout is 'The layout of the state''s bytes; a build reads one';
comment on column venue_states.settings is 'What the state was made with; a run goes on only with the same';

create table orders (
    order_id text primary key,
    run text not null,
    symbol text not null,
    side text not null check (side in ('BUY', 'SELL')),
    status text not null check (status in ('WAITING', 'OPEN', 'CLOSED', 'EXPIRED', 'REJECTED', 'CANCELLED')),
    quantity_e8 bigint not null check (quantity_e8 > 0),
    limit_price_e8 bigint not null,
    take_profit_e8 bigint not null,
    stop_e8 bigint not null,
    step_sequence bigint not null,
    trade_id bigint not null,
    decided_at timestamptz not null,
    entry text not null,
    take_profit text not null,
    stop text not null,
    flatten text not null,
    reason text,
    entry_price_e8 bigint,
    entered_at timestamptz,
    exit_leg text,
    exit_price_e8 bigint,
    ended_at timestamptz,
    fees_e8 bigint not null
);
comment on table orders is 'Every bracket of each symbol''s present run, as people read it';
comment on column orders.trade_id is 'The trade that decided the order; the venue took it right before that one';
comment on column orders.entry is 'The state of the entry; so the other legs: NEW, ACCEPTED, FILLED, CANCELLED, REJECTED, EXPIRED';
comment on column orders.reason is 'Why the entry expired or was rejected';
create index orders_by_status on orders (status, symbol);
create index orders_by_decision on orders (decided_at desc, order_id);
