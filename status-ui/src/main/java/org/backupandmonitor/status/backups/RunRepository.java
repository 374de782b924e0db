package org.backupandmonitor.status.backups;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.backupandmonitor.contracts.backup.RunEvent.Snapshot;
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

    /** Those that began before this time, newest first. */
    @Transactional
    List<Run> before(String key, Instant time, int most) {
        return find("key = ?1 and startedAt < ?2 order by startedAt desc, id desc", key, time)
                .page(Page.ofSize(most))
                .list()
                .stream()
                .map(RunRepository::run)
                .toList();
    }

    @Transactional
    Optional<Run> one(String id) {
        return findByIdOptional(id).map(RunRepository::run);
    }

    /** By backup: the newest runs that make a backup and have ended, newest first. */
    @Transactional
    Map<String, List<Run>> finished(Collection<String> keys, int most) {
        return newestOfEach(keys, "kind = 'BACKUP' and finished_at is not null", most);
    }

    /** By backup: the newest run that made a good one. */
    @Transactional
    Map<String, Run> lastSucceeded(Collection<String> keys) {
        return first(newestOfEach(keys, "kind = 'BACKUP' and outcome = 'SUCCEEDED'", 1));
    }

    /** By backup: the newest drill that has ended. */
    @Transactional
    Map<String, Run> lastDrill(Collection<String> keys) {
        return first(newestOfEach(keys, "kind = 'DRILL' and finished_at is not null", 1));
    }

    /** By backup: the newest run of any kind whose end was not heard of. */
    @Transactional
    Map<String, Run> unfinished() {
        return list("finishedAt is null").stream()
                .map(RunRepository::run)
                .collect(Collectors.toMap(
                        run -> run.project() + "/" + run.backup(),
                        Function.identity(),
                        (a, b) -> a.startedAt().isAfter(b.startedAt()) ? a : b));
    }

    /**
     * Goes down an index of each key and stops at the first few, however many runs there are.
     *
     * @param condition SQL of ours, nothing in it comes from outside; word for word that of an index, if few runs meet it
     */
    @SuppressWarnings("unchecked") // a native query with an entity class gives that entity
    private Map<String, List<Run>> newestOfEach(Collection<String> keys, String condition, int most) {
        String sql = "select r.* from unnest(cast(:keys as text[])) as k(name) cross join lateral (select * from"
                + " status.run where key = k.name and " + condition
                + " order by started_at desc, id desc limit :most) r"
                + " order by r.started_at desc, r.id desc";
        List<RunEntity> rows = getEntityManager()
                .createNativeQuery(sql, RunEntity.class)
                .setParameter("keys", keys.toArray(String[]::new))
                .setParameter("most", most)
                .getResultList();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        entity -> entity.key, Collectors.mapping(RunRepository::run, Collectors.toList())));
    }

    private static Map<String, Run> first(Map<String, List<Run>> runs) {
        Map<String, Run> first = new HashMap<>();
        runs.forEach((key, theirs) -> first.put(key, theirs.get(0)));
        return first;
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
