package org.backupandmonitor.alert.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.backupandmonitor.alert.Link;
import org.backupandmonitor.alert.Surroundings;
import org.backupandmonitor.alert.channel.Announcement;
import org.backupandmonitor.alert.channel.Recipient;
import org.backupandmonitor.alert.delivery.DeliveryRecord.Claim;
import org.backupandmonitor.alert.delivery.Owed;
import org.backupandmonitor.alert.incident.OpenIncident;
import org.backupandmonitor.alert.journal.Entry.StoredIncident;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.contracts.incident.Notification;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Who may send what, by what is stored, on a real PostgreSQL: nobody is told twice, and nobody is not told. Nothing is
 * committed, since the service itself would send it.
 */
@QuarkusTest
@TestTransaction
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = false)
class JournalStoreTest {

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    @ConfigProperty(name = "test.link.port")
    int linkPort;

    @ConfigProperty(name = "test.postgres.port")
    int postgresPort;

    @Inject
    JournalStore store;

    @Inject
    Journal journal;

    private final String subject = "shop/" + UUID.randomUUID();
    private Link link;

    @BeforeEach
    void connect() throws IOException {
        link = new Link(linkPort, postgresPort);
        link.mend();
        await().atMost(Duration.ofSeconds(60)).until(journal::isUp);
    }

    @AfterEach
    void disconnect() throws IOException {
        link.close();
    }

    @Test
    void test_after_a_crash_between_sending_and_marking_the_same_instance_sends_again_and_others_wait_for_the_lease() {
        Owed owed = owed("incident-" + subject);
        store(owed);
        assertThat(store.claim(owed, "alert-1", NOW, LEASE)).isEqualTo(Claim.OURS);

        Claim again = store.claim(owed, "alert-1", NOW.plusSeconds(1), LEASE);
        Claim others = store.claim(owed, "alert-2", NOW.plusSeconds(2), LEASE);
        Claim othersLater = store.claim(owed, "alert-2", NOW.plusSeconds(120), LEASE);

        assertThat(List.of(again, others, othersLater)).containsExactly(Claim.OURS, Claim.ANOTHERS, Claim.OURS);
    }

    @Test
    void test_what_was_sent_is_not_sent_again_also_when_the_transition_is_judged_again() {
        Owed owed = owed("incident-" + subject);
        store(owed);
        store.write(new Entry.Attempted(sent(owed)));

        store(owed);

        assertThat(store.claim(owed, "alert-1", NOW, LEASE)).isEqualTo(Claim.DONE);
    }

    @Test
    void test_what_was_never_stored_is_sent_unless_another_instance_tells_of_the_same_problem() {
        Owed owed = owed("incident-" + subject);
        assertThat(store.claim(owed, "alert-1", NOW, LEASE)).isEqualTo(Claim.UNRECORDED);

        store(owed("another-" + subject));

        assertThat(store.claim(owed, "alert-1", NOW, LEASE)).isEqualTo(Claim.DONE);
    }

    @Test
    void test_a_second_open_incident_about_one_subject_is_not_stored_and_owes_nothing() {
        Owed first = owed("first-" + subject);
        Owed second = owed("second-" + subject);
        store(first);

        store(second);

        assertThat(store.known(Set.of("first-" + subject, "second-" + subject))).containsExactly("first-" + subject);
        assertThat(store.claim(second, "alert-1", NOW, LEASE)).isEqualTo(Claim.DONE);
    }

    @Test
    void test_an_open_incident_that_nobody_follows_makes_room_for_a_new_one_about_the_same_subject() {
        Owed first = owed("first-" + subject, NOW.minus(Duration.ofHours(2)));
        Owed second = owed("second-" + subject);
        store(first);

        List<Incident> superseded = store(second);

        assertThat(store.claim(second, "alert-1", NOW, LEASE)).isEqualTo(Claim.OURS);
        assertThat(superseded).singleElement().satisfies(each -> {
            assertThat(each.id()).isEqualTo("first-" + subject);
            assertThat(each.resolvedAt()).isEqualTo(NOW);
        });
        assertThat(store.incident("first-" + subject)).isEqualTo(Optional.of(superseded.get(0)));
    }

    @Test
    void test_what_ended_long_ago_is_deleted_and_named() {
        Owed owed = owed("ended-" + subject);
        store(owed("open-" + subject, NOW.minus(Duration.ofDays(200))));
        OpenIncident ended = new OpenIncident(owed.announcement().incident(), null, Set.of());
        store.write(new Entry.Batch(
                List.of(new StoredIncident(ended.supersededBy(ended.facts()), false)),
                List.of(owed),
                List.of(),
                List.of()));

        List<String> purged = store.purge(NOW.plusSeconds(1));

        assertThat(purged).contains("ended-" + subject).doesNotContain("open-" + subject);
        assertThat(store.known(Set.of("ended-" + subject, "open-" + subject))).containsExactly("open-" + subject);
    }

    private List<Incident> store(Owed owed) {
        OpenIncident incident = new OpenIncident(owed.announcement().incident(), null, Set.of());
        return store.write(
                new Entry.Batch(List.of(new StoredIncident(incident, false)), List.of(owed), List.of(), List.of()));
    }

    private Owed owed(String id) {
        return owed(id, NOW);
    }

    private Owed owed(String id, Instant openedAt) {
        Incident incident = new Incident(
                id,
                IncidentKind.MONITOR_DOWN,
                subject,
                "shop",
                Severity.CRITICAL,
                subject + " is DOWN",
                "expected status 200, got 503",
                openedAt,
                null,
                List.of(new Incident.Entry(openedAt, "opened", "expected status 200, got 503")));
        Announcement announcement =
                new Announcement("opened", incident, NOW, null, "http://localhost:8080/incidents/" + id, null);
        return Owed.to(Recipient.direct("team@example.com"), "opened", announcement, NOW);
    }

    private static Owed sent(Owed owed) {
        Notification facts = owed.facts();
        Notification done = new Notification(
                facts.id(),
                facts.incident(),
                facts.transition(),
                facts.channel(),
                facts.channelType(),
                facts.recipient(),
                Notification.State.SENT,
                List.of(new Notification.Attempt(NOW, null)),
                facts.createdAt(),
                NOW);
        return new Owed(done, owed.announcement(), NOW, false);
    }
}
