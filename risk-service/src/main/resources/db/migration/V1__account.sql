-- Money and shares are integers in units of 1e-8; event times are the venue's, to the microsecond.

create table account_states (
    account text primary key,
    version bigint not null,
    layout integer not null,
    settings text not null,
    state bytea not null,
    run text,
    tier text not null check (tier in ('NORMAL', 'REDUCED', 'TRIAL', 'HALTED', 'KILLED')),
    since timestamptz,
    equity_e8 bigint not null,
    peak_e8 bigint not null,
    drawdown_e8 bigint not null,
    event_time timestamptz
);
comment on table account_states is 'One row per account: what its risk engine remembers, and how its breaker stands';
comment on column account_states.version is 'Rises with each write, so that no two writers can both succeed';
comment on column account_states.layout is 'The layout of the state''s bytes; a build reads one';
comment on column account_states.settings is 'SHA-256 of the settings and instruments that the state was made with';
comment on column account_states.since is 'When the breaker moved last in this run; null when it did not';
comment on column account_states.drawdown_e8 is 'From the peak, a share';
comment on column account_states.event_time is 'The newest event of the run; null before the first';

create table breaker_transitions (
    id bigint generated always as identity primary key,
    account text not null,
    run text not null,
    from_tier text not null,
    to_tier text not null,
    actor text not null,
    cause text not null,
    equity_e8 bigint not null,
    peak_e8 bigint not null,
    drawdown_e8 bigint not null,
    event_time timestamptz not null,
    recorded_at timestamptz not null default now()
);
comment on table breaker_transitions is 'Every move of the breaker, and a person''s reset that moved only the peak; never changed';
comment on column breaker_transitions.actor is 'The rule, the run, or the person, who moved it';
create index breaker_transitions_of_account on breaker_transitions (account, id desc);

create function breaker_transitions_stay() returns trigger language plpgsql as $$
begin
    raise exception 'breaker_transitions are only added to';
end
$$;

create trigger breaker_transitions_stay before update or delete or truncate on breaker_transitions
    for each statement execute function breaker_transitions_stay();
