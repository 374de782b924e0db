-- The newest drill and the newest good run of each backup, however many runs of another kind or end came after it.
create index run_drill on run (key, started_at desc, id desc) where kind = 'DRILL' and finished_at is not null;
create index run_good on run (key, started_at desc, id desc) where kind = 'BACKUP' and outcome = 'SUCCEEDED';

-- The newest event of each type of each repository.
create index repository_event_newest on repository_event (repository, type, at desc);
