-- Snapshots that must not pass for good ones, and still do: that is mended with a project's repository for oneself.
create table owed_aside (
    vault    varchar(127) not null,
    project  varchar(63)  not null,
    snapshot varchar(64)  not null,
    empty    boolean      not null,
    primary key (vault, project, snapshot)
);
