package org.backupandmonitor.alert.judging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.backupandmonitor.alert.delivery.Outbox;
import org.backupandmonitor.alert.delivery.Owed;
import org.backupandmonitor.alert.incident.OpenIncident;
import org.backupandmonitor.alert.journal.Entry;
import org.backupandmonitor.alert.journal.Journal;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.jspecify.annotations.Nullable;

/** Begins and ends sessions of judging. On the judging thread only. */
final class Sessions {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Function<Instant, Engine> engines;
    private final Tables tables;
    private final Telling telling;
    private final Journal journal;
    private final Outbox outbox;
    private final Publications publications;
    private final Work work;
    private final Set<Session> complete = new HashSet<>();
    private @Nullable Instant readySince;

    Sessions(
            Function<Instant, Engine> engines,
            Tables tables,
            Telling telling,
            Journal journal,
            Outbox outbox,
            Publications publications,
            Work work) {
        this.engines = engines;
        this.tables = tables;
        this.telling = telling;
        this.journal = journal;
        this.outbox = outbox;
        this.publications = publications;
        this.work = work;
    }

    /** Whether everything was read that judging needs to begin; PostgreSQL is waited for, but not for long. */
    boolean isReady(Instant now) {
        if (!tables.caughtUp()) {
            return false;
        }
        if (readySince == null) {
            readySince = now;
        }
        return journal.isUp() || now.isAfter(readySince.plus(PATIENCE));
    }

    /** Whether the session judges, and does not merely say that Kafka can't be reached. */
    boolean isComplete(Session session) {
        return complete.contains(session);
    }

    /** Whether nothing waits for PostgreSQL. */
    boolean isStored() {
        return journal.isUp() && journal.waiting() == 0;
    }

    List<Consumer<Engine>> changes() {
        return tables.changes();
    }

    /** A session that can only say that Kafka can't be reached. */
    Session blind(Instant now) {
        Engine engine = engines.apply(now);
        List<OpenIncident> open = journal.load()
                .map(memory -> memory.open().stream()
                        .filter(incident -> incident.facts().kind() == IncidentKind.BLIND)
                        .toList())
                .orElse(List.of());
        engine.restore(open, Set.of(), List.of(), List.of(), List.of());
        return session(engine);
    }

    /**
     * Kafka answers again while another instance judges: ends what a session said that was blind.
     *
     * @return whether people have been told all of it, so that the session is over
     */
    boolean ends(Session blind, Instant now) {
        Set<String> said = blind.engine().openIncidents().stream()
                .filter(incident -> incident.facts().subject().equals(Engine.KAFKA))
                .map(OpenIncident::id)
                .collect(Collectors.toSet());
        if (said.isEmpty()) {
            return outbox.size() == 0;
        }
        if (journal.known(said).map(stored -> !stored.containsAll(said)).orElse(false)) {
            // Another instance said it first, tells people of the end too, and stands on Kafka with it.
            said.forEach(id -> publications.publish(Topics.INCIDENTS, id, null));
            return true;
        }
        blind.engine().sees(now);
        blind.carryOut(now);
        return false;
    }

    /** Publishes what could not be published yet. */
    void publish() {
        journal.superseded().forEach(incident -> publications.publish(Topics.INCIDENTS, incident.id(), incident));
        publications.retry();
    }

    /** Begins to judge with all that is known; takes over what a session that was blind said. */
    Session begin(@Nullable Session before, Instant now) {
        Engine engine = engines.apply(now);
        Collection<OpenIncident> said =
                before == null ? List.of() : before.engine().openIncidents();
        Activation.Known known = new Activation(journal, tables).gather(said);
        engine.restore(
                known.open(),
                known.heldBack(),
                tables.statuses.all().values(),
                known.memory().members(),
                known.memory().memories());
        if (!known.remembers()) {
            engine.awaitMemory();
        }
        tables.changes();
        tables.projects.all().forEach(engine::project);
        tables.monitors.all().forEach((key, monitor) -> engine.monitor(key, monitor, now));
        tables.backups.all().forEach((key, backup) -> engine.backup(key, backup, now));
        engine.definitionsComplete(now);

        outbox.add(known.memory().owed());
        List<Owed> owed = Activation.owedBy(known.adopted(), telling, now);
        List<Entry.StoredIncident> adopted = new ArrayList<>();
        known.adopted().forEach(incident -> adopted.add(new Entry.StoredIncident(incident, incident.seemsHeldBack())));
        if (!adopted.isEmpty()) {
            journal.append(new Entry.Batch(adopted, owed, List.of(), List.of()));
            outbox.add(owed);
        }
        for (Incident incident : known.toPublish()) {
            publications.publish(Topics.INCIDENTS, incident.id(), incident);
        }
        Session session = session(engine);
        complete.add(session);
        return session;
    }

    /** Our clock was set back to this time. */
    void setBack(Instant now) {
        outbox.setBack(now);
    }

    /** PostgreSQL answers again: some of what it says may be from before this process began. */
    void storageReturned(Session session) {
        if (isComplete(session)) {
            journal.load().ifPresent(memory -> {
                outbox.add(memory.owed());
                session.engine().recall(memory.members(), memory.memories());
            });
        }
    }

    /** Another instance judges from now on, and tells people. */
    void end(Session session) {
        if (complete.remove(session)) {
            outbox.clear();
        }
    }

    private Session session(Engine engine) {
        return new Session(engine, tables, telling, journal, outbox, publications, work);
    }
}
