-- Repositories that were added through the REST API; those of bam.yaml are not stored.
create table registration (
    name         text primary key,
    url          text        not null,
    branch       text,
    path         text        not null,
    credential   text,
    poll_seconds bigint      not null,
    policy       text        not null,
    added_at     timestamptz not null
);

-- What we know of each repository, whichever way it was registered.
create table repository_state (
    repository    text primary key,
    configured    boolean not null,
    tip           text,
    blob          text,
    judged_under  text,
    polled_at     timestamptz,
    reached       boolean not null,
    failures      integer not null,
    failing_since timestamptz,
    problem       text,
    unreachable   boolean not null,
    missing_since timestamptz
);

-- A manifest as accepted or rejected at a commit. Its text is not kept: it is in Git, and may hold what does not belong here.
create table revision (
    id           bigint generated always as identity primary key,
    repository   text        not null,
    path         text        not null,
    commit_hash  text        not null,
    author       text,
    email        text,
    subject      text,
    project      text,
    accepted     boolean     not null,
    monitors     integer     not null,
    backups      integer     not null,
    diagnostics  jsonb       not null,
    created_at   timestamptz not null,
    published_at timestamptz
);
create index revision_of_repository on revision (repository, id desc);
create index revision_of_project on revision (project, id desc);
create index revision_outstanding on revision (id) where published_at is null;

-- Who owns a project, and which revision is in force.
create table project (
    name       text primary key,
    repository text        not null,
    revision   bigint      not null references revision,
    claimed_at timestamptz not null
);
create index project_of_repository on project (repository);

-- What the compacted topics must hold, record by record; a null value is a tombstone that is still owed.
create table definition (
    topic      text    not null,
    key        text    not null,
    project    text    not null,
    value      text,
    generation bigint  not null,
    pending    boolean not null,
    primary key (topic, key)
);
create index definition_of_project on definition (project);
create index definition_pending on definition (generation) where pending;
create sequence definition_generation;

-- Repository events that are still to be published. A batch is sent in one Kafka transaction, which also leaves the batch's
-- id in Kafka, so that after a crash nobody hears of the same event twice.
create table outgoing_event (
    id         bigint generated always as identity primary key,
    repository text not null,
    revision   bigint,
    body       text not null,
    batch      uuid
);

-- Fingerprints of keys that live in the state directory, to notice when one was lost.
create table key_fingerprint (
    name   text primary key,
    sha256 text not null
);
