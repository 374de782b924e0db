-- Sessions that were ended by hand, until they would have ended anyway: over is over, whatever is restarted in between.
create table ended_session (
    id   text        not null primary key,
    ends timestamptz not null
);
