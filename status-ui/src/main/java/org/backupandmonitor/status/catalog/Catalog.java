package org.backupandmonitor.status.catalog;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.backupandmonitor.contracts.Names;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.contracts.project.ProjectDefinition;

/** What is defined now, and what alert-service said of it last. In the order of keys. Thread-safe. */
@Singleton
public class Catalog {

    /** A document as it was parsed, if it could be, and which version of it that was. */
    private record Parsed(Instant changedAt, Optional<?> value) {}

    private final DocumentRepository repository;
    private final Map<DocumentEntity.Key, Parsed> parsed = new ConcurrentHashMap<>();

    Catalog(DocumentRepository repository) {
        this.repository = repository;
    }

    @Transactional
    public List<ProjectDefinition> projects() {
        return read(repository.all(Topics.PROJECTS), ProjectDefinition.class);
    }

    @Transactional
    public Optional<ProjectDefinition> project(String project) {
        return one(Topics.PROJECTS, project, ProjectDefinition.class);
    }

    @Transactional
    public List<MonitorDefinition> monitors() {
        return read(repository.all(Topics.MONITORS), MonitorDefinition.class);
    }

    @Transactional
    public List<MonitorDefinition> monitors(String project) {
        return read(repository.ofProject(Topics.MONITORS, project), MonitorDefinition.class);
    }

    @Transactional
    public Optional<MonitorDefinition> monitor(String project, String name) {
        return one(Topics.MONITORS, Names.key(project, name), MonitorDefinition.class);
    }

    @Transactional
    public List<BackupDefinition> backups() {
        return read(repository.all(Topics.BACKUPS), BackupDefinition.class);
    }

    @Transactional
    public Optional<BackupDefinition> backup(String project, String name) {
        return one(Topics.BACKUPS, Names.key(project, name), BackupDefinition.class);
    }

    /** By monitor key. What a status is worth depends on whether alert-service is alive: never show one as it is. */
    @Transactional
    public Map<String, MonitorStatus> statuses() {
        return byKey(read(repository.all(Topics.STATUSES), MonitorStatus.class));
    }

    @Transactional
    public Map<String, MonitorStatus> statuses(String project) {
        return byKey(read(repository.ofProject(Topics.STATUSES, project), MonitorStatus.class));
    }

    @Transactional
    public Optional<MonitorStatus> status(String project, String monitor) {
        return one(Topics.STATUSES, Names.key(project, monitor), MonitorStatus.class);
    }

    private static Map<String, MonitorStatus> byKey(List<MonitorStatus> statuses) {
        return statuses.stream().collect(Collectors.toMap(MonitorStatus::key, Function.identity(), (a, b) -> b));
    }

    private <T> Optional<T> one(String topic, String key, Class<T> type) {
        return Optional.ofNullable(repository.findById(new DocumentEntity.Key(topic, key)))
                .flatMap(document -> parse(document, type));
    }

    private <T> List<T> read(List<DocumentEntity> documents, Class<T> type) {
        return documents.stream()
                .flatMap(document -> parse(document, type).stream())
                .toList();
    }

    private <T> Optional<T> parse(DocumentEntity document, Class<T> type) {
        DocumentEntity.Key key = new DocumentEntity.Key(document.topic, document.key);
        Parsed before = parsed.get(key);
        if (before == null || !before.changedAt().equals(document.changedAt)) {
            before = new Parsed(document.changedAt, DocumentRepository.value(document, type));
            parsed.put(key, before);
        }
        return before.value().map(type::cast);
    }
}
