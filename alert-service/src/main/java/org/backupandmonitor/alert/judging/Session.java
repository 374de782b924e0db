package org.backupandmonitor.alert.judging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.backupandmonitor.alert.channel.Outcome;
import org.backupandmonitor.alert.channel.Recipient;
import org.backupandmonitor.alert.delivery.Outbox;
import org.backupandmonitor.alert.delivery.Owed;
import org.backupandmonitor.alert.incident.IncidentState;
import org.backupandmonitor.alert.incident.OpenIncident;
import org.backupandmonitor.alert.incident.Transition;
import org.backupandmonitor.alert.journal.Entry;
import org.backupandmonitor.alert.journal.Journal;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.contracts.repository.RepositoryEvent;

/**
 * Judging from when this instance became the one that judges until it is no more: events go to the engine, and what comes
 * of them is stored, then handed to delivery, then published. On the judging thread only.
 */
final class Session {

    private final Engine engine;
    private final Tables tables;
    private final Telling telling;
    private final Journal journal;
    private final Outbox outbox;
    private final Publications publications;
    private final Work work;

    Session(
            Engine engine,
            Tables tables,
            Telling telling,
            Journal journal,
            Outbox outbox,
            Publications publications,
            Work work) {
        this.engine = engine;
        this.tables = tables;
        this.telling = telling;
        this.journal = journal;
        this.outbox = outbox;
        this.publications = publications;
        this.work = work;
    }

    Engine engine() {
        return engine;
    }

    /** Takes in one event of whatever type; false if its type or its subject means nothing here. */
    boolean take(ConsumerRecord<String, ?> record, Object event, boolean waited, Instant now) {
        if (event instanceof Result result) {
            work.resultSeen();
            return engine.result(result, now) || defineMonitor(result.key(), now) && engine.result(result, now);
        }
        if (event instanceof Heartbeat heartbeat) {
            Instant came = Instant.ofEpochMilli(record.timestamp());
            boolean timedByKafka = record.timestampType() == TimestampType.LOG_APPEND_TIME;
            Instant said = timedByKafka ? came : heartbeat.at();
            Instant heard = waited && said.isBefore(now) ? said : now;
            engine.heartbeat(heartbeat, heard, timedByKafka ? came : waited ? null : now, now);
            return true;
        }
        if (event instanceof RunEvent run) {
            return engine.run(run, now) || defineBackup(run.key(), now) && engine.run(run, now);
        }
        if (event instanceof RepositoryEvent repository) {
            engine.repository(repository, now);
            return true;
        }
        return false;
    }

    void definitionsChanged(List<Consumer<Engine>> changes) {
        changes.forEach(change -> change.accept(engine));
    }

    /** Takes in what became of an attempt to tell somebody. */
    void attempted(Owed owed, Outcome outcome, boolean fallBack, Instant now) {
        publications.publish(owed.facts());
        Recipient recipient = owed.recipient();
        boolean direct = recipient.channel().equals(Recipient.DIRECT);
        if (outcome instanceof Outcome.Sent) {
            String by = direct ? "by email" : "by channel " + recipient.channel();
            engine.note(
                    owed.facts().incident(),
                    new Incident.Entry(
                            now, "notified", owed.facts().transition() + ": " + recipient.address() + " " + by));
            engine.channelWorks(recipient.channel(), now);
            engine.channelWorks(recipient.address(), now);
            return;
        }
        if (fallBack) {
            boolean refused = outcome instanceof Outcome.Refused;
            String error = refused ? ((Outcome.Refused) outcome).error() : ((Outcome.Retry) outcome).error();
            List<Owed> instead = telling.insteadOf(owed, error, now);
            journal.append(new Entry.Batch(List.of(), instead, List.of(), List.of()));
            outbox.add(instead).forEach(each -> publications.publish(each.facts()));
            engine.channelFailing(direct && refused ? recipient.address() : recipient.channel(), error, now);
        }
    }

    /** Stores, tells and publishes what came of everything since the last call. */
    void carryOut(Instant now) {
        Effects effects = engine.drain();
        if (effects.isEmpty()) {
            return;
        }
        Map<String, IncidentState> incidents = new LinkedHashMap<>();
        List<Owed> owed = new ArrayList<>();
        for (IncidentState noted : effects.noted()) {
            incidents.put(noted.id(), noted);
        }
        for (Transition transition : effects.transitions()) {
            work.transition();
            incidents.put(transition.incident().id(), transition.incident());
            owed.addAll(telling.owedBy(transition, now));
        }
        // A note may have come after a step of the same incident: what stands in the book is the newest.
        engine.openIncidents().stream()
                .filter(open -> incidents.containsKey(open.id()))
                .forEach(open -> incidents.put(open.id(), open));
        store(effects, incidents, owed);
        outbox.add(owed);
        incidents.values().forEach(each -> publications.publish(Topics.INCIDENTS, each.id(), each.facts()));
        owed.forEach(each -> publications.publish(each.facts()));
        effects.statuses().forEach((key, status) -> publications.publish(Topics.STATUSES, key, status));
    }

    private void store(Effects effects, Map<String, IncidentState> incidents, List<Owed> owed) {
        List<Entry.StoredIncident> stored = incidents.values().stream()
                // What ended makes room for what began anew on the same subject.
                .sorted((a, b) -> Boolean.compare(a.facts().open(), b.facts().open()))
                .map(each ->
                        new Entry.StoredIncident(each, each instanceof OpenIncident open && engine.isHeldBack(open)))
                .toList();
        if (!stored.isEmpty()
                || !effects.members().isEmpty()
                || !effects.memories().isEmpty()) {
            journal.append(new Entry.Batch(stored, owed, effects.members(), effects.memories()));
        }
    }

    /** A result may be here before the definition it is about was handed over. */
    private boolean defineMonitor(String key, Instant now) {
        return tables.monitors
                .get(key)
                .map(definition -> {
                    engine.monitor(key, definition, now);
                    return true;
                })
                .orElse(false);
    }

    private boolean defineBackup(String key, Instant now) {
        return tables.backups
                .get(key)
                .map(definition -> {
                    engine.backup(key, definition, now);
                    return true;
                })
                .orElse(false);
    }
}
