package org.backupandmonitor.alert.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.backupandmonitor.alert.Link;
import org.backupandmonitor.alert.Surroundings;
import org.backupandmonitor.alert.delivery.Outbox;
import org.backupandmonitor.alert.journal.Journal;
import org.backupandmonitor.alert.routing.Router;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.messaging.Definitions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An instance that stands by says that it lost Kafka, and that it has it back; on a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = false)
class SessionsTest {

    @ConfigProperty(name = "test.link.port")
    int linkPort;

    @ConfigProperty(name = "test.postgres.port")
    int postgresPort;

    @Inject
    Journal journal;

    @Inject
    Definitions definitions;

    private final List<Optional<Incident>> published = new ArrayList<>();
    private Link link;
    private Sessions sessions;

    @BeforeEach
    void connect() throws IOException {
        link = new Link(linkPort, postgresPort);
        link.mend();
        await().atMost(Duration.ofSeconds(60)).until(journal::isUp);
        sessions = sessions();
    }

    @AfterEach
    void disconnect() throws IOException {
        link.close();
    }

    @Test
    void test_an_instance_that_stands_by_ends_what_it_said_of_kafka() {
        Session blind = blindSince(Instant.now());

        boolean over = sessions.ends(blind, Instant.now());

        Incident ended = published.get(1).orElseThrow();
        assertThat(ended.open()).isFalse();
        assertThat(journal.incident(ended.id()).flatMap(stored -> stored)).contains(ended);
        assertThat(over || sessions.ends(blind, Instant.now())).isTrue();
    }

    @Test
    void test_what_another_instance_said_before_it_is_ended_by_that_one_only() {
        Instant now = Instant.now();
        Session loaded = sessions.blind(now);
        Session first = blindSince(now);
        loaded.engine().blind("no answer", now, now.plusSeconds(3));
        loaded.carryOut(now);
        String dropped = published.get(1).orElseThrow().id();

        boolean over = sessions.ends(loaded, Instant.now());

        assertThat(over).isTrue();
        assertThat(published.get(2)).isEmpty();
        assertThat(journal.incident(dropped).flatMap(stored -> stored)).isEmpty();
        sessions.ends(first, Instant.now());
    }

    private Session blindSince(Instant now) {
        Session blind = sessions.blind(now);
        blind.engine().blind("no answer", now, now);
        blind.carryOut(now);
        return blind;
    }

    private Sessions sessions() {
        Tables tables = new Tables(definitions, Clock.systemUTC());
        return new Sessions(
                now -> new Engine(Set.of(), Duration.ofMinutes(1), Duration.ofMinutes(1), now),
                tables,
                new Telling(new Router(tables, name -> Optional.empty(), List.of()), "http://localhost:8080"),
                journal,
                new Outbox(),
                new Publications((topic, key, event) -> {
                    published.add(Optional.ofNullable((Incident) event));
                    return CompletableFuture.completedFuture(null);
                }),
                new Work(Instant.now()));
    }
}
