-- What alert-service keeps: incidents with their steps, the notifications that they owe, and what must be remembered over a
-- restart. "facts" hold the published events as JSON.

create table incident (
    id          text primary key,
    kind        text not null,
    subject     text not null,
    steps       integer not null,
    held_back   boolean not null,
    opened_at   timestamptz not null,
    resolved_at timestamptz,
    runbook     text,
    addressees  text not null,
    facts       text not null
);

-- At most one open incident for each kind and subject, even if two instances should judge for a moment.
create unique index incident_open on incident (kind, subject) where resolved_at is null;
create index incident_opened on incident (opened_at desc);
create index incident_resolved on incident (resolved_at) where resolved_at is not null;

create table notification (
    id            text primary key,
    incident      text not null references incident on delete cascade,
    state         text not null,
    next_at       timestamptz not null,
    created_at    timestamptz not null,
    fell_back     boolean not null,
    claimed_by    text,
    claimed_until timestamptz,
    announcement  text not null,
    facts         text not null
);

create index notification_owed on notification (next_at) where state = 'OWED';
create index notification_incident on notification (incident);

create table component (
    instance   text primary key,
    last_heard timestamptz not null,
    facts      text not null
);

create table backup_memory (
    backup       text primary key,
    first_seen   timestamptz not null,
    last_success timestamptz
);
