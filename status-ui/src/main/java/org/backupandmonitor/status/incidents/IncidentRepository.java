package org.backupandmonitor.status.incidents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.messaging.EventMapper;

/** All incidents, open and resolved. */
@Singleton
public class IncidentRepository implements PanacheRepositoryBase<IncidentEntity, String> {

    private static final TypeReference<List<Incident.Entry>> TIMELINE = new TypeReference<>() {};

    /** Newest first. */
    @Transactional
    public List<Incident> open() {
        return list("resolvedAt is null order by openedAt desc").stream()
                .map(IncidentRepository::incident)
                .toList();
    }

    @Transactional
    public long countOpen() {
        return count("resolvedAt is null");
    }

    /** Newest first. */
    @Transactional
    public List<Incident> resolved(Instant before, int most) {
        return find("resolvedAt is not null and openedAt < ?1 order by openedAt desc", before)
                .page(Page.ofSize(most))
                .list()
                .stream()
                .map(IncidentRepository::incident)
                .toList();
    }

    /** Those of one monitor, backup, instance, ...; newest first. */
    @Transactional
    public List<Incident> ofSubject(String subject, int most) {
        return find("subject = ?1 order by openedAt desc", subject).page(Page.ofSize(most)).list().stream()
                .map(IncidentRepository::incident)
                .toList();
    }

    @Transactional
    public List<Incident> monitorsDown(String project, int most) {
        return find("project = ?1 and kind = ?2 order by openedAt desc", project, IncidentKind.MONITOR_DOWN)
                .page(Page.ofSize(most))
                .list()
                .stream()
                .map(IncidentRepository::incident)
                .toList();
    }

    @Transactional
    public Optional<Incident> one(String id) {
        return findByIdOptional(id).map(IncidentRepository::incident);
    }

    void keep(Incident incident) {
        IncidentEntity before = findById(incident.id());
        IncidentEntity entity = before == null ? new IncidentEntity() : before;
        entity.id = incident.id();
        entity.kind = incident.kind();
        entity.subject = incident.subject();
        entity.project = incident.project();
        entity.severity = incident.severity();
        entity.title = incident.title();
        entity.detail = incident.detail();
        entity.openedAt = incident.openedAt();
        entity.resolvedAt = incident.resolvedAt();
        entity.timeline = json(incident.timeline());
        if (before == null) {
            persist(entity);
        }
    }

    private static Incident incident(IncidentEntity entity) {
        try {
            return new Incident(
                    entity.id,
                    entity.kind,
                    entity.subject,
                    entity.project,
                    entity.severity,
                    entity.title,
                    entity.detail,
                    entity.openedAt,
                    entity.resolvedAt,
                    EventMapper.json().readValue(entity.timeline, TIMELINE));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the table incident holds something else than a timeline", e);
        }
    }

    private static String json(List<Incident.Entry> timeline) {
        try {
            return EventMapper.json().writeValueAsString(timeline);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("can't be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
