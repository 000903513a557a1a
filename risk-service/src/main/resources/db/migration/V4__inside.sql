alter table account_states
    add column breakers jsonb not null default '[]',
    add column positions jsonb not null default '[]';
comment on column account_states.breakers is 'Every scope: its tier, equity, peak and drawdown, in E8; of the same transaction as the state';
comment on column account_states.positions is 'What is open, by order, made of fills only; in E8; of the same transaction as the state';
