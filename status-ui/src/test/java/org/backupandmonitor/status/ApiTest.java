package org.backupandmonitor.status;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What machines and open pages are told. */
@QuarkusTest
@TestProfile(StatusProfile.class)
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
class ApiTest {

    @TestHTTPResource
    URI base;

    @Inject
    AgroalDataSource dataSource;

    private Ui ui;
    private Publisher publisher;
    private Browser browser;

    @BeforeEach
    void open() {
        ui = new Ui(base, dataSource);
        publisher = ui.publisher;
        browser = ui.browser;
    }

    @AfterEach
    void close() {
        ui.close();
    }

    @Test
    void answersMachinesThatHaveTheToken() {
        // Given
        ui.logIn();
        MonitorStatus slow = Sample.status(
                "quay", "front", Status.DEGRADED, "slow", Sample.now().minus(ofHours(2)), "eu-west");
        Instant afterwards = Sample.now();
        publisher.send(
                Sample.http("quay", "front"),
                slow,
                Sample.result("quay", "front", "eu-west", afterwards, Status.DEGRADED, ofMillis(900)));
        ui.alertAlive();
        ui.pageOnce(
                "/monitors/quay/front",
                page -> !page.select("svg.bars rect.tone-warn").isEmpty()
                        && page.select("h1 .pill").text().contains("DEGRADED"));
        Browser machine = new Browser(base);
        String token = "Bearer " + StatusProfile.API_TOKEN;

        // When
        String monitor = machine.get("/api/v1/monitors/quay/front", "Authorization", token)
                .body();
        String results = machine.get("/api/v1/monitors/quay/front/results", "Authorization", token)
                .body();

        // Then
        assertThat(monitor).contains("\"status\":\"DEGRADED\"").contains("\"reason\":\"slow\"");
        String lastResult = "\"lastResult\":\"" + afterwards + "\"";
        assertThat(monitor).contains(lastResult);
        assertThat(machine.get("/api/v1/monitors?project=quay", "Authorization", token)
                        .body())
                .contains(lastResult);
        assertThat(results).contains("\"took\":\"PT0.9S\"").contains("\"location\":\"eu-west\"");
        for (String path : List.of(
                "/api/v1/projects",
                "/api/v1/monitors",
                "/api/v1/backups",
                "/api/v1/incidents",
                "/api/v1/components",
                "/q/openapi",
                "/q/metrics")) {
            assertThat(machine.get(path, "Authorization", token).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
        assertThat(machine.get("/api/v1/monitors", "Authorization", "Bearer wrong")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void tellsOpenPagesThatSomethingIsNew() throws Exception {
        // Given
        ui.logIn();
        CompletableFuture<String> heard = browser.firstEvent("/live", line -> line.contains("incidents.v1"));

        // When
        await().atMost(Ui.SOON).until(() -> {
            publisher.send(new Incident(
                    "INC-RILL",
                    IncidentKind.BLIND,
                    "eu-west",
                    null,
                    Severity.WARNING,
                    "t",
                    "d",
                    Sample.now(),
                    Sample.now(),
                    List.of()));
            return heard.isDone();
        });

        // Then
        assertThat(heard.get()).contains("incidents.v1");
    }
}
