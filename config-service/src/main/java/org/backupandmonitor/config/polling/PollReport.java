package org.backupandmonitor.config.polling;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.config.credential.Credentials;
import org.backupandmonitor.config.ping.PingKeyCheck;
import org.backupandmonitor.config.publishing.PublishingLoop;
import org.backupandmonitor.config.repository.Repositories;
import org.backupandmonitor.messaging.WorkReport;

/** What heartbeats say of this service. The database is asked beside them, so that they do not wait for it. */
@ApplicationScoped
public class PollReport implements WorkReport {

    private final Poller poller;
    private final PollCounts counts;
    private final PollRecord record;
    private final Retirement retirement;
    private final Repositories repositories;
    private final Credentials credentials;
    private final PublishingLoop publishing;
    private final PingKeyCheck pingKey;
    private volatile List<String> ofRepositories = List.of();

    @Inject
    PollReport(
            Poller poller,
            PollCounts counts,
            PollRecord record,
            Retirement retirement,
            Repositories repositories,
            Credentials credentials,
            PublishingLoop publishing,
            PingKeyCheck pingKey) {
        this.poller = poller;
        this.counts = counts;
        this.record = record;
        this.retirement = retirement;
        this.repositories = repositories;
        this.credentials = credentials;
        this.publishing = publishing;
        this.pingKey = pingKey;
    }

    @Override
    public Map<String, Long> work() {
        Map<String, Long> work = new LinkedHashMap<>(counts.all());
        work.put("repositoriesNow", poller.size());
        return work;
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        problems.addAll(publishing.problems());
        pingKey.problem().ifPresent(problems::add);
        problems.addAll(repositories.mistakes());
        problems.addAll(credentials.mistakes());
        problems.addAll(ofRepositories);
        return problems;
    }

    @Scheduled(every = "${bam.heartbeat.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        List<String> problems = new ArrayList<>(retirement.announcements());
        record.all().values().stream()
                .filter(RepositoryState::unreachable)
                .map(state -> "repository \"" + state.repository() + "\" can't be read: " + state.problem())
                .sorted()
                .forEach(problems::add);
        ofRepositories = List.copyOf(problems);
    }
}
