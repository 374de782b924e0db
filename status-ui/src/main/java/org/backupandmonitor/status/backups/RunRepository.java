package org.backupandmonitor.status.backups;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.backupandmonitor.contracts.backup.RunEvent.Snapshot;
import org.backupandmonitor.contracts.backup.RunKind;
import org.backupandmonitor.messaging.EventMapper;

/** The runs of all backups. */
@Singleton
class RunRepository implements PanacheRepositoryBase<RunEntity, String> {

    private static final TypeReference<List<Snapshot>> SNAPSHOTS = new TypeReference<>() {};

    /** Newest first. */
    @Transactional
    List<Run> newest(String key, int most) {
        return find("key = ?1 order by startedAt desc, id desc", key).page(Page.ofSize(most)).list().stream()
                .map(RunRepository::run)
                .toList();
    }

    @Transactional
    Optional<Run> one(String id) {
        return findByIdOptional(id).map(RunRepository::run);
    }

    /** By backup: the newest run that makes a backup and has ended. */
    @Transactional
    Map<String, Run> lastFinished() {
        return byKey("select r from RunEntity r where r.kind = ?1 and r.startedAt = (select max(n.startedAt) from"
                + " RunEntity n where n.key = r.key and n.kind = ?1 and n.finishedAt is not null)"
                + " and r.finishedAt is not null");
    }

    /** By backup: the newest run that made a good one. */
    @Transactional
    Map<String, Run> lastSucceeded() {
        return byKey("select r from RunEntity r where r.kind = ?1 and r.startedAt = (select max(n.startedAt) from"
                + " RunEntity n where n.key = r.key and n.kind = ?1 and n.outcome = 'SUCCEEDED')"
                + " and r.outcome = 'SUCCEEDED'");
    }

    /** By backup: the newest run of any kind that has not ended. */
    @Transactional
    Map<String, Run> running() {
        return list("finishedAt is null").stream()
                .map(RunRepository::run)
                .collect(Collectors.toMap(
                        run -> run.project() + "/" + run.backup(),
                        Function.identity(),
                        (a, b) -> a.startedAt().isAfter(b.startedAt()) ? a : b));
    }

    private Map<String, Run> byKey(String query) {
        return find(query, RunKind.BACKUP).list().stream()
                .collect(Collectors.toMap(entity -> entity.key, RunRepository::run, (a, b) -> b));
    }

    static Run run(RunEntity entity) {
        return new Run(
                entity.id,
                entity.project,
                entity.backup,
                entity.kind,
                entity.trigger,
                entity.requestedBy,
                entity.instance,
                entity.startedAt,
                entity.phase,
                entity.percent,
                entity.files,
                entity.bytes,
                entity.heardAt,
                entity.finishedAt,
                entity.outcome,
                entity.message,
                snapshots(entity.snapshots));
    }

    static String json(List<Snapshot> snapshots) {
        try {
            return EventMapper.json().writeValueAsString(snapshots);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("can't be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static List<Snapshot> snapshots(String json) {
        try {
            return EventMapper.json().readValue(json, SNAPSHOTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the table run holds something else than snapshots", e);
        }
    }
}
