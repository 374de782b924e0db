package org.backupandmonitor.alert.judging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.alert.channel.ChannelBook;
import org.backupandmonitor.alert.delivery.Dispatcher;
import org.backupandmonitor.alert.delivery.Outbox;
import org.backupandmonitor.alert.delivery.RetryPolicy;
import org.backupandmonitor.alert.journal.Journal;
import org.backupandmonitor.alert.routing.Router;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.messaging.DeadLetters;
import org.backupandmonitor.messaging.Definitions;
import org.backupandmonitor.messaging.EventProducer;
import org.backupandmonitor.messaging.MessagingConfig;

/** Puts judging and telling together, starts them before anything waits for Kafka, and ends them in order. */
@Singleton
public class JudgingService {

    private final AlertSettings settings;
    private final ChannelBook channels;
    private final Journal journal;
    private final Clock clock = Clock.systemUTC();
    private final Outbox outbox = new Outbox();
    private final Tables tables;
    private final Router router;
    private final KafkaPulse pulse;
    private final Publications publications;
    private final Judge judge;
    private final JudgingLoop loop;
    private final Dispatcher dispatcher;
    private final Work work;

    @Inject
    JudgingService(
            AlertSettings settings,
            SystemSettings system,
            ChannelBook channels,
            Journal journal,
            Definitions definitions,
            DeadLetters deadLetters,
            EventProducer producer,
            MessagingConfig messaging,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.settings = settings;
        this.channels = channels;
        this.journal = journal;
        work = new Work(clock.instant());
        tables = new Tables(definitions, clock);
        router = new Router(tables, channels::channel, system.operations());
        pulse = new KafkaPulse(kafka, clock);
        publications = new Publications(producer::send);
        Sessions sessions = new Sessions(
                now -> new Engine(system.expected(), settings.startupGrace(), settings.repositoryGrace(), now),
                tables,
                new Telling(router, system.ui()),
                journal,
                outbox,
                publications,
                work);
        judge = new Judge(
                deadLetters,
                sessions,
                new Hearing(pulse, settings.kafkaGrace(), clock.instant()),
                new Commits(() -> sessions.isStored() && publications.isIdle()),
                work,
                clock);
        loop = new JudgingLoop(() -> Incoming.consumer(kafka, messaging), Incoming.topics(messaging), judge);
        AlertSettings.Delivery delivery = settings.delivery();
        dispatcher = new Dispatcher(
                outbox,
                journal,
                channels::kind,
                judge.reports(),
                new RetryPolicy(
                        delivery.firstRetry(),
                        delivery.longestRetry(),
                        delivery.fallbackAfter(),
                        delivery.giveUpAfter()),
                clock);
    }

    /** Before topics are created: if Kafka can't be reached, somebody has to say so. */
    void start(@Observes @Priority(0) StartupEvent event) {
        List<String> wrong = channels.misconfigurations();
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("the configuration of channels is wrong:\n  " + String.join("\n  ", wrong));
        }
        journal.start(judge::storageReturned);
        pulse.start();
        dispatcher.start();
        loop.start();
    }

    /** After topics are created. */
    void follow(@Observes @Priority(2) StartupEvent event) {
        tables.start();
    }

    void stop(@Observes @Priority(2) ShutdownEvent event) {
        // Judging goes on for as long as somebody is being told: who could not be has to be known to it.
        dispatcher.close();
        loop.close();
        tables.close();
        pulse.close();
    }

    @Scheduled(every = "1h", delayed = "5m")
    void purge() {
        tables.prune();
        journal.purge(clock.instant().minus(settings.keep()))
                .forEach(id -> publications.publish(Topics.INCIDENTS, id, null));
    }

    /** What is defined, as far as it was read; thread-safe. */
    Tables tables() {
        return tables;
    }

    /** What was judged and when; thread-safe. */
    Work work() {
        return work;
    }

    List<String> routingProblems() {
        return router.problems();
    }

    /** Messages that went through since the process began. */
    long sent() {
        return dispatcher.sent();
    }

    /** Attempts that failed since the process began. */
    long failed() {
        return dispatcher.failed();
    }

    /** Messages that are owed. */
    public int owed() {
        return outbox.size();
    }

    /** Age of the oldest message that is owed; zero if none is. */
    public Duration oldestOwed() {
        Optional<Instant> oldest = outbox.oldest();
        return oldest.map(since -> Duration.between(since, clock.instant())).orElse(Duration.ZERO);
    }

    /** Age of the last round of judging. */
    public Duration evaluationAge() {
        return Duration.between(work.lastRound(), clock.instant());
    }

    /** Whether this instance judges, and does not stand by. */
    public boolean isJudging() {
        return work.isJudging();
    }

    public boolean isKafkaUp() {
        return work.isKafkaUp();
    }

    public boolean isStorageUp() {
        return journal.isUp();
    }

    /** Whether any component is silent, as far as this instance judges. */
    public boolean isAnybodySilent() {
        return work.isAnybodySilent();
    }
}
