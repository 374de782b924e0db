-- When each backup runs next: survives restarts, and moves with the backup from one instance to another.
create table plan (
    backup_key        varchar(127) primary key,
    project           varchar(63)  not null,
    name              varchar(63)  not null,
    kind              text         not null,
    origin            text         not null,
    schedule          text         not null,
    paused            text,
    last_started_at   timestamptz,
    last_succeeded_at timestamptz,
    next_run_at       timestamptz
);

create index plan_due on plan (next_run_at) where next_run_at is not null;

create table run (
    id           varchar(36)  primary key,
    backup_key   varchar(127) not null,
    project      varchar(63)  not null,
    name         varchar(63)  not null,
    kind         varchar(20)  not null,
    trigger      varchar(20)  not null,
    requested_by text,
    instance     text         not null,
    started_at   timestamptz  not null,
    ended_at     timestamptz,
    outcome      varchar(20),
    message      text,
    snapshots    text
);

create index run_of_backup on run (backup_key, started_at desc);

-- Who may run a backup, or prune a vault, until when. Only whoever holds the row works.
create table lease (
    lease_key  varchar(255) primary key,
    run_id     varchar(36)  not null,
    owner      text         not null,
    expires_at timestamptz  not null
);

-- Runs that people asked for. The key makes asking twice harmless.
create table demand (
    command_id       varchar(200) primary key,
    backup_key       varchar(127) not null,
    kind             varchar(20)  not null,
    requested_by     text         not null,
    accept_deletions boolean      not null,
    asked_at         timestamptz  not null,
    run_id           varchar(36)
);

create index demand_open on demand (backup_key) where run_id is null;

-- Events that Kafka is owed, in the order in which they happened.
create table outbox (
    id           bigint generated always as identity primary key,
    record_key   varchar(127) not null,
    payload      text         not null,
    created_at   timestamptz  not null,
    published_at timestamptz
);

create index outbox_owed on outbox (id) where published_at is null;

-- Which vaults hold a project's repository, and what they need.
create table vault_use (
    vault         varchar(127) not null,
    project       varchar(63)  not null,
    first_used_at timestamptz  not null,
    prune_due_at  timestamptz  not null,
    needs_unlock  boolean      not null,
    primary key (vault, project)
);
