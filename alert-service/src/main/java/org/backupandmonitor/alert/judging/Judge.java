package org.backupandmonitor.alert.judging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.backupandmonitor.alert.delivery.DeliveryListener;
import org.backupandmonitor.messaging.DeadLetters;
import org.backupandmonitor.messaging.Decoded;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Judges in rounds while Kafka says that this instance is the one: reads what happened, has it judged, has what follows
 * stored and told, and only then tells Kafka that it was read. On the judging thread only, but for what says otherwise.
 */
final class Judge {

    private static final Logger LOG = Logger.getLogger(Judge.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration TICK = Duration.ofMillis(500);

    /** When rounds are further apart, this process was stopped or starved, and what was said meanwhile is still unread. */
    private static final Duration STALL = Duration.ofSeconds(8);

    /** Clocks that are kept in time are set back by less. */
    private static final Duration SET_BACK = Duration.ofSeconds(5);

    private final DeadLetters deadLetters;
    private final Sessions sessions;
    private final Hearing hearing;
    private final Commits commits;
    private final Work work;
    private final Clock clock;
    private final Reports reports = new Reports();
    private final Backlog backlog = new Backlog();
    private volatile boolean storageReturned;

    private @Nullable Session session;
    private boolean assigned;
    private Instant lastTick = Instant.MIN;

    Judge(DeadLetters deadLetters, Sessions sessions, Hearing hearing, Commits commits, Work work, Clock clock) {
        this.deadLetters = deadLetters;
        this.sessions = sessions;
        this.hearing = hearing;
        this.commits = commits;
        this.work = work;
        this.clock = clock;
    }

    /** PostgreSQL answers again. From any thread. */
    void storageReturned() {
        storageReturned = true;
    }

    /** Where to say what became of attempts to tell people. From any thread. */
    DeliveryListener reports() {
        return reports;
    }

    /** Reads what came, has it judged, and has what follows stored and told. */
    void round(KafkaConsumer<String, Decoded<Object>> consumer) {
        prepare(consumer);
        ConsumerRecords<String, Decoded<Object>> records = consumer.poll(POLL);
        Instant now = clock.instant();
        watchClock(now);
        watchKafka(now, !records.isEmpty());
        Session current = session;
        boolean ticks = !now.isBefore(lastTick.plus(TICK));
        List<Consumer<Engine>> changes = sessions.changes();
        if (current != null) {
            if (sessions.isComplete(current)) {
                current.definitionsChanged(changes);
            }
            reports.handTo(current, now);
            for (ConsumerRecord<String, @Nullable Decoded<Object>> record : records) {
                take(current, record, now);
            }
            if (ticks) {
                tick(current, consumer, now);
            }
            current.carryOut(now);
            if (judges()) {
                commits.whenDue(consumer, clock.instant());
            }
        } else {
            reports.clear();
        }
        if (ticks) {
            lastTick = now;
            sessions.publish();
        }
        work.round(now, current != null && assigned);
    }

    /** Time that leaps, either way, is not time in which somebody was late. */
    private void watchClock(Instant now) {
        Instant last = work.lastRound();
        boolean setBack = now.isBefore(last.minus(SET_BACK));
        if (setBack) {
            LOG.warnf("our clock was set back from %s to %s; what is later than that counts as from now", last, now);
            lastTick = Instant.MIN;
            commits.setBack();
            hearing.setBack(now);
            sessions.setBack(now);
        }
        if (session != null && (setBack || now.isAfter(last.plus(STALL)))) {
            LOG.warnf("nothing was judged since %s; everybody gets the grace of a start", last);
            session.engine().resume(now);
        }
    }

    /** Begins to judge once this instance is the one, and everything it needs is read. */
    private void prepare(KafkaConsumer<String, Decoded<Object>> consumer) {
        if (!assigned || session != null && sessions.isComplete(session)) {
            return;
        }
        if (!sessions.isReady(clock.instant())) {
            consumer.pause(consumer.assignment());
            return;
        }
        Instant now = clock.instant();
        backlog.mark(consumer, now);
        session = sessions.begin(session, now);
        hearing.heard(now);
        consumer.resume(consumer.paused());
        LOG.infof("this instance judges now; %d records are to be caught up with", backlog.left(consumer));
    }

    private void take(Session current, ConsumerRecord<String, @Nullable Decoded<Object>> record, Instant now) {
        try {
            deadLetters.readable(record).ifPresent(event -> current.take(record, event, backlog.holds(record), now));
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s, partition %d, offset %d", record.topic(), record.partition(), record.offset());
            deadLetters.add(record, "could not be judged: " + e, String.valueOf(record.key()));
        }
        work.lag(now.toEpochMilli() - record.timestamp());
    }

    private void tick(Session current, KafkaConsumer<String, Decoded<Object>> consumer, Instant now) {
        if (assigned && sessions.isComplete(current)) {
            current.engine().catchingUp(backlog.left(consumer), backlog.since(), now);
            current.engine().tick(now);
            work.system(current.engine().isSilentAnywhere(), current.engine().monitorCount());
        }
        if (storageReturned) {
            storageReturned = false;
            sessions.storageReturned(current);
        }
    }

    /** Says so when Kafka can't be reached, even if it never could since we began. */
    private void watchKafka(Instant now, boolean anyRecord) {
        if (anyRecord || !assigned || session == null) {
            hearing.heard(now);
        }
        Optional<Hearing.Loss> loss = hearing.loss(now);
        work.kafka(loss.isEmpty());
        if (loss.isPresent()) {
            if (session == null) {
                session = sessions.blind(now);
            }
            session.engine().blind(loss.get().problem(), loss.get().since(), now);
        } else if (session != null && assigned && sessions.isComplete(session)) {
            session.engine().sees(now);
        } else if (session != null && !assigned && sessions.ends(session, now) && reports.isEmpty()) {
            session = null;
        }
    }

    /** Whether what this instance read may be told to Kafka as read, as soon as nothing of it can be lost. */
    private boolean judges() {
        return session != null && assigned && sessions.isComplete(session);
    }

    /** The process ends: what became of the last attempts to tell somebody came after the last round began. */
    void leave(KafkaConsumer<String, Decoded<Object>> consumer) {
        Session current = session;
        if (current != null) {
            Instant now = clock.instant();
            reports.handTo(current, now);
            current.carryOut(now);
        }
        revoked(consumer);
    }

    /** Kafka chose this instance to judge. */
    void assigned(KafkaConsumer<String, Decoded<Object>> consumer, Collection<TopicPartition> partitions) {
        assigned = true;
        if (session != null && sessions.isComplete(session)) {
            LOG.debug("this instance goes on judging");
            // Reading goes on where offsets were committed last, so some of it comes a second time.
            backlog.mark(consumer, clock.instant());
        } else {
            consumer.pause(partitions);
        }
    }

    /** Partitions go. Often they come back to us in the next moment; what was read must not be read again then. */
    void revoked(KafkaConsumer<String, Decoded<Object>> consumer) {
        if (judges()) {
            commits.atOnce(consumer);
        }
    }

    /** Judging ends. A session that said that Kafka can't be reached stays: it has to say when it can. */
    void end() {
        Session current = session;
        if (current != null && sessions.isComplete(current)) {
            session = null;
            sessions.end(current);
        }
        assigned = false;
        work.round(clock.instant(), false);
    }
}
