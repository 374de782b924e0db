package org.backupandmonitor.status;

import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.messaging.EventMapper;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.backupandmonitor.status.ingest.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A PostgreSQL that comes back with older data, as one restored from its backup does, is brought up to date from Kafka. */
@QuarkusTest
@TestProfile(StatusProfile.class)
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
class SweepTest {

    private static final String MONITOR =
            "select count(*) from status.document where topic = 'monitors.v1' and key = ?";

    @TestHTTPResource
    URI base;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Patience patience;

    private Ui ui;

    @BeforeEach
    void open() {
        ui = new Ui(base, dataSource);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    @Test
    void showsWhatKafkaHoldsAfterPostgresqlCameBackWithOlderData() {
        // Given
        ui.logIn();
        Instant down = Sample.now();
        MonitorStatus up = Sample.status("abyss", "front", Status.UP, "", down.minus(ofHours(2)), "eu-west");
        ui.publisher.send(
                Sample.alertAlive(),
                Sample.http("abyss", "front"),
                Sample.http("abyss", "back"),
                up,
                Sample.status("abyss", "front", Status.DOWN, "expected status 200, got 503", down, "eu-west"));
        ui.pageOnce(
                "/monitors/abyss/front", page -> page.select("h1 .pill").text().contains("DOWN"));

        // When
        postgresqlComesBackAfter(() -> {
            ui.execute(
                    "update status.document set body = ?, changed_at = now() - interval '1 hour'"
                            + " where topic = 'statuses.v1' and key = 'abyss/front'",
                    json(up));
            ui.execute("delete from status.transition where monitor = 'abyss/front' and status = 'DOWN'");
            ui.execute("delete from status.document where topic = 'monitors.v1' and key = 'abyss/back'");
            ui.execute("insert into status.document (topic, key, project, body, changed_at)"
                    + " values ('monitors.v1', 'abyss/gone', 'abyss', '{}', now() - interval '1 hour')");
        });

        // Then
        ui.pageOnce(
                "/monitors/abyss/front", page -> page.select("h1 .pill").text().contains("DOWN"));
        await().atMost(Ui.SOON).until(() -> ui.query(MONITOR, "abyss/back") == 1);
        await().atMost(Ui.SOON).until(() -> ui.query(MONITOR, "abyss/gone") == 0);
        assertThat(ui.query("select count(*) from status.transition where monitor = 'abyss/front' and status = 'DOWN'"))
                .isOne();
    }

    /** Nothing can be stored without the table; when it is back, PostgreSQL holds what happened to it meanwhile. */
    private void postgresqlComesBackAfter(Runnable happening) {
        ui.execute("alter table status.component rename to component_away");
        try {
            await().atMost(Ui.SOON).until(() -> {
                ui.publisher.send(Sample.alertAlive());
                return patience.waiting();
            });
            happening.run();
        } finally {
            ui.execute("alter table status.component_away rename to component");
        }
        await().atMost(Ui.SOON).until(() -> !patience.waiting());
    }

    private static String json(MonitorStatus status) {
        try {
            return EventMapper.json().writeValueAsString(status);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
