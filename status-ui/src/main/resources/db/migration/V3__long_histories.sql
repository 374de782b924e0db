-- A list of what was not UP must not read through weeks of UP to find none.
create index result_not_up on result (monitor, at) where status <> 1;

-- What every page asks: which incidents are open, which runs have not ended. Both are few, whatever the history holds.
create index incident_open on incident (opened_at desc) where resolved_at is null;
create index incident_project on incident (project, kind, opened_at desc);
create index run_unfinished on run (started_at) where finished_at is null;
