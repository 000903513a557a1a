alter table account_states
    add column start_e8 bigint not null default 0,
    add column realised_e8 bigint not null default 0,
    add column fees_e8 bigint not null default 0,
    add column funding_e8 bigint not null default 0,
    add column cash_e8 bigint not null default 0,
    add constraint account_states_balance check (cash_e8 = start_e8 + realised_e8 - fees_e8 + funding_e8);
comment on column account_states.cash_e8 is 'Start, and what fills realised, less fees, and funding: exactly';

alter table breaker_transitions add column scope text not null default 'account';
comment on column breaker_transitions.scope is 'Whose breaker: account, symbol:NAME or strategy:BEHAVIOUR';

alter table command_log drop constraint command_log_action_check;
alter table command_log add constraint command_log_action_check
    check (action in ('TRIP', 'RESET', 'PAUSE', 'RESUME', 'LIMIT'));
alter table command_log add column limit_name text, add column limit_value text;

create table limit_changes (
    id bigint generated always as identity primary key,
    account text not null,
    run text not null,
    name text not null,
    before bigint not null,
    value bigint not null,
    actor text not null,
    reason text not null,
    event_time timestamptz not null,
    recorded_at timestamptz not null default now()
);
comment on table limit_changes is 'Every limit, or threshold of a rule, that a person set; in its unit; never changed';
create index limit_changes_of_account on limit_changes (account, id desc);

create table denials (
    id bigint generated always as identity primary key,
    account text not null,
    run text not null,
    order_id text not null,
    symbol text not null,
    reason text not null,
    value bigint not null,
    limit_value bigint not null,
    event_time timestamptz not null
);
comment on table denials is 'Every bet that became no order, and the number that decided beside its limit; never changed';
create index denials_of_account on denials (account, id desc);
create index denials_by_reason on denials (account, reason, id desc);

create table resets (
    nonce text primary key,
    scope text not null,
    asked_by text not null,
    reason text not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
comment on table resets is 'What an admin asked to reset and has yet to confirm; a nonce is used once';

create function stays() returns trigger language plpgsql as $$
begin
    raise exception '% are only added to', tg_table_name;
end
$$;

create trigger limit_changes_stay before update or delete or truncate on limit_changes
    for each statement execute function stays();
create trigger denials_stay before update or delete or truncate on denials
    for each statement execute function stays();
