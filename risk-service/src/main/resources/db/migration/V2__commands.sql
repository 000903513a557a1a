alter table account_states add column paused_entries text not null default '';
comment on column account_states.paused_entries is 'Symbols whose entries a person has paused, separated by commas; * for all';

create table command_log (
    sequence bigint generated always as identity primary key,
    id text not null,
    action text not null check (action in ('TRIP', 'RESET', 'PAUSE', 'RESUME')),
    scope text not null,
    tier text,
    actor text not null,
    role text not null,
    reason text not null,
    written_at timestamptz not null,
    run text not null,
    place bigint not null,
    done boolean not null,
    said text not null,
    event_time timestamptz,
    recorded_at timestamptz not null default now()
);
comment on table command_log is 'Every command of a person that was taken, and what became of it; never changed';
comment on column command_log.id is 'The person''s own; a command that comes again is answered as the first was, and not logged';
comment on column command_log.run is 'The run that it was taken in; zeros before the first';
comment on column command_log.place is 'Where in that run''s order it stands';
comment on column command_log.event_time is 'The newest event of the run; null before the first';
create index command_log_by_id on command_log (id, sequence);

create function command_log_stays() returns trigger language plpgsql as $$
begin
    raise exception 'command_log is only added to';
end
$$;

create trigger command_log_stays before update or delete or truncate on command_log
    for each statement execute function command_log_stays();
