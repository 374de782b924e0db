-- A text that many results repeat (monitor key, location, probe, revision), stored once.
create table word (
    id   integer generated always as identity primary key,
    text text not null unique
);

-- What probes saw. One partition per UTC day, so that retention drops whole tables instead of deleting rows.
-- Wide columns first: that way no row pays for padding. Durations are microseconds.
create table result (
    at                  timestamptz not null,
    took                bigint      not null,
    certificate_expires timestamptz,
    monitor             integer     not null,
    location            integer     not null,
    probe               integer     not null,
    revision            integer,
    resolve             integer,
    connect             integer,
    tls                 integer,
    first_byte          integer,
    transfer            integer,
    status              smallint    not null,
    findings            jsonb
) partition by range (at);

create index result_monitor_at on result (monitor, at);

-- How far results are stored. Written in the transaction that stores them, so that a record delivered twice is kept
-- once. Keyed by the topic's id as well as its name: a topic that was created anew starts at offset 0 again.
create table ingest_offset (
    topic       text    not null,
    topic_id    text    not null,
    partition   integer not null,
    next_offset bigint  not null,
    primary key (topic, topic_id, partition)
);

-- The newest record of each key of a compacted topic.
create table document (
    topic      text        not null,
    key        text        not null,
    project    text        not null,
    body       text        not null,
    changed_at timestamptz not null,
    primary key (topic, key)
);
create index document_topic_project on document (topic, project);

-- Every status a monitor ever took, by alert-service's judgement.
create table transition (
    monitor text        not null,
    since   timestamptz not null,
    status  text        not null,
    reason  text        not null,
    primary key (monitor, since)
);

-- When no alert-service was alive to judge: what it said last is no proof for that time.
create table blind_period (
    since timestamptz not null primary key,
    until timestamptz not null
);

-- The newest heartbeat of each instance.
create table component (
    instance        text        not null primary key,
    component       text        not null,
    location        text,
    sequence        bigint      not null,
    started_at      timestamptz not null,
    at              timestamptz not null,
    interval_millis bigint      not null,
    leaving         boolean     not null,
    work            text        not null,
    kinds           text        not null,
    problems        text        not null,
    version         text
);

create table run (
    id           text        not null primary key,
    key          text        not null,
    project      text        not null,
    backup       text        not null,
    kind         text        not null,
    trigger      text,
    requested_by text,
    instance     text,
    started_at   timestamptz not null,
    phase        text,
    percent      double precision,
    files        bigint      not null,
    bytes        bigint      not null,
    heard_at     timestamptz not null,
    finished_at  timestamptz,
    outcome      text,
    message      text        not null,
    snapshots    text        not null
);
create index run_key_started on run (key, started_at desc);

-- When each backup runs next, as backup-service said last.
create table next_run (
    key  text        not null primary key,
    next timestamptz,
    at   timestamptz not null
);

create table incident (
    id          text        not null primary key,
    kind        text        not null,
    subject     text        not null,
    project     text,
    severity    text        not null,
    title       text        not null,
    detail      text        not null,
    opened_at   timestamptz not null,
    resolved_at timestamptz,
    timeline    text        not null
);
create index incident_opened on incident (opened_at desc);
create index incident_subject on incident (subject, opened_at desc);

create table notification (
    id           text        not null primary key,
    incident     text        not null,
    transition   text        not null,
    channel      text        not null,
    channel_type text        not null,
    recipient    text        not null,
    state        text        not null,
    attempts     text        not null,
    created_at   timestamptz not null,
    at           timestamptz not null
);
create index notification_incident on notification (incident, created_at);

create table repository_event (
    repository text        not null,
    at         timestamptz not null,
    type       text        not null,
    project    text,
    body       text        not null,
    primary key (repository, at, type)
);

create table dead_letter (
    topic     text        not null,
    partition integer     not null,
    position  bigint      not null,
    reader    text        not null,
    key       text,
    error     text        not null,
    excerpt   text        not null,
    at        timestamptz not null,
    primary key (topic, partition, position, reader)
);
create index dead_letter_at on dead_letter (at desc);
