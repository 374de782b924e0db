-- Whose old snapshots are still to be let go of, and which ones stay. That needs a project's repository for itself, so while
-- another run of the project writes there it is owed; whoever is alone with the project next does it.
create table owed_retention (
    vault      varchar(127) not null,
    project    varchar(63)  not null,
    backup     varchar(63)  not null,
    labels     text         not null,
    keep       text         not null,
    owed_since timestamptz  not null,
    times      integer      not null,
    primary key (vault, project, backup)
);
