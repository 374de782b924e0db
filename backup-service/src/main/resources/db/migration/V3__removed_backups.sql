-- Since when nobody defines the backup any more; null while somebody does.
alter table plan add column missing_since timestamptz;

create index run_ended on run (ended_at) where ended_at is not null;
