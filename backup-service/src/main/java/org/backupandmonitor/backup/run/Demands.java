package org.backupandmonitor.backup.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.backupandmonitor.contracts.backup.RunKind;

/** Runs that people asked for. Stored, since whoever hears of one need not be the instance that owns the backup. */
@ApplicationScoped
public class Demands {

    private final DemandRepository repository;

    @Inject
    Demands(DemandRepository repository) {
        this.repository = repository;
    }

    /**
     * What somebody asked for.
     *
     * @param command its id; the same one twice is one demand
     */
    public record Demand(
            String command, String key, RunKind kind, String requestedBy, boolean acceptDeletions, Instant askedAt) {}

    @Transactional
    public void add(Demand demand) {
        DemandEntity row = new DemandEntity();
        row.id = demand.command();
        row.key = demand.key();
        row.kind = demand.kind();
        row.requestedBy = demand.requestedBy();
        row.acceptDeletions = demand.acceptDeletions();
        row.askedAt = demand.askedAt();
        repository.add(row);
    }

    /** Those that no run has answered yet, longest waiting first. */
    @Transactional
    List<Demand> openAmong(Collection<String> keys) {
        return keys.isEmpty()
                ? List.of()
                : repository.openAmong(keys).stream().map(Demands::demand).toList();
    }

    /** Forgets what was answered long ago, and what nobody will ever answer. */
    @Transactional
    void forgetAskedBefore(Instant time) {
        repository.deleteAskedBefore(time);
    }

    private static Demand demand(DemandEntity row) {
        return new Demand(row.id, row.key, row.kind, row.requestedBy, row.acceptDeletions, row.askedAt);
    }
}
