package org.backupandmonitor.status.monitors;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.backupandmonitor.status.Sample;
import org.backupandmonitor.status.Statements;
import org.backupandmonitor.status.StatusProfile;
import org.backupandmonitor.status.ingest.Handlers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StatusProfile.class)
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
class PublicPagesTest {

    @Inject
    PublicPages pages;

    @Inject
    Handlers handlers;

    @Test
    void asksPostgresqlAsOftenForThirtyServicesAsForThree() {
        // Given
        store("fathom", 3);
        store("gannet", 30);

        // When
        int three = Statements.of(
                () -> assertThat(pages.read("fathom").orElseThrow().services()).hasSize(3));
        int thirty = Statements.of(
                () -> assertThat(pages.read("gannet").orElseThrow().services()).hasSize(30));

        // Then
        assertThat(thirty).isEqualTo(three).isPositive();
    }

    @Test
    void asksNothingAgainForTheNextStranger() {
        // Given
        store("heron", 1);
        Optional<PublicPage> first = pages.of("heron");

        // When
        int again = Statements.of(() -> assertThat(pages.of("heron")).isSameAs(first));

        // Then
        assertThat(again).isZero();
    }

    @Test
    void tellsTheUptimeOfEachServiceFromItsOwnHistory() {
        // Given
        store("islet", 2);
        QuarkusTransaction.requiringNew().run(() -> handlers.store(Topics.HEARTBEATS, "alert-1", Sample.alertAlive()));
        Instant now = Sample.now();
        status("islet", "m0", Status.UP, now.minus(Duration.ofDays(100)));
        status("islet", "m1", Status.UP, now.minus(Duration.ofDays(4)));
        status("islet", "m1", Status.DOWN, now.minus(Duration.ofDays(1)));

        // When
        PublicPage page = pages.read("islet").orElseThrow();

        // Then
        assertThat(uptime(page, "m0")).isEqualTo("100 %");
        // Three days of four, less what nobody could judge since these tests began.
        assertThat(uptime(page, "m1")).matches("7[45].*%");
    }

    private static String uptime(PublicPage page, String service) {
        return page.services().stream()
                .filter(shown -> shown.name().equals(service))
                .map(PublicService::uptime)
                .findFirst()
                .orElseThrow();
    }

    private void store(String project, int monitors) {
        IntStream.range(0, monitors).forEach(i -> QuarkusTransaction.requiringNew()
                .run(() -> handlers.store(Topics.MONITORS, project + "/m" + i, Sample.http(project, "m" + i))));
    }

    private void status(String project, String monitor, Status status, Instant since) {
        QuarkusTransaction.requiringNew()
                .run(() -> handlers.store(
                        Topics.STATUSES,
                        project + "/" + monitor,
                        Sample.status(project, monitor, status, "", since, "eu-west")));
    }
}
