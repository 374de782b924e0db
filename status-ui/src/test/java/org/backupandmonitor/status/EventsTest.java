package org.backupandmonitor.status;

import static java.time.Duration.ofDays;
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
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.backup.RunEvent.Outcome;
import org.backupandmonitor.contracts.backup.RunKind;
import org.backupandmonitor.contracts.command.Command;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.contracts.incident.Notification;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.contracts.repository.RepositoryEvent;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events in, pages out: on a real Kafka and a real PostgreSQL. */
@QuarkusTest
@TestProfile(StatusProfile.class)
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
class EventsTest {

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
    void showsAMonitorWithItsStatusReasonAndFindings() {
        // Given
        ui.logIn();
        Finding finding = new Finding("status", "status 200", "503: upstream timed out", Status.DOWN);
        publisher.send(
                Sample.alertAlive(),
                Sample.project("atlas"),
                Sample.http("atlas", "front"),
                Sample.status("atlas", "front", Status.DOWN, "expected status 200, got 503", Sample.now(), "eu-west"),
                Sample.result("atlas", "front", "eu-west", Sample.now(), Status.DOWN, ofMillis(42), finding));

        // When
        Document page = ui.pageOnce(
                "/monitors/atlas/front",
                // Results and statuses come by ways of their own.
                shown -> !shown.select("svg.bars rect.tone-bad").isEmpty()
                        && shown.select("h1 .pill").text().contains("DOWN"));

        // Then
        assertThat(page.select(".head .reason").text()).isEqualTo("expected status 200, got 503");
        assertThat(page.select(".finding").text()).isEqualTo("expected status 200, got 503: upstream timed out");
        assertThat(page.select("h2:contains(Locations) + .scroll tbody th").text())
                .isEqualTo("eu-west");
    }

    @Test
    void saysThatNobodyIsToldDuringMaintenance() {
        // Given
        ui.logIn();
        publisher.send(
                Sample.alertAlive(),
                Sample.project("kepler"),
                Sample.maintained(Sample.http("kepler", "front"), ofDays(2).plusMinutes(30), "new <disks>"),
                Sample.http("kepler", "back"),
                Sample.status("kepler", "front", Status.DOWN, "expected status 200, got 503", Sample.now(), "eu-west"));

        // When
        Document page = ui.pageOnce("/monitors/kepler/front", shown -> !shown.select(".head .silence")
                .isEmpty());
        Document overview = ui.pageOnce(
                "/projects/kepler", shown -> shown.select(".card h3").size() == 2);

        // Then
        assertThat(page.select(".head .silence").text())
                .isEqualTo(
                        "In maintenance, which ends in 2 d (new <disks>): problems are recorded, and nobody is told.");
        assertThat(overview.select(".card:has(.silence) h3").eachText()).containsExactly("front");
        assertThat(overview.select(".head .lead").text())
                .contains("1 of 2 is in maintenance, so nobody is told of its problems.");
    }

    @Test
    void showsTheOverviewByProjectAndFiltersIt() {
        // Given
        ui.logIn();
        publisher.send(
                Sample.alertAlive(),
                Sample.project("borealis"),
                Sample.http("borealis", "one"),
                Sample.http("borealis", "two"),
                Sample.status("borealis", "one", Status.UP, "", Sample.now(), "eu-west"),
                Sample.status("borealis", "two", Status.DOWN, "", Sample.now(), "eu-west"));
        ui.pageOnce(
                "/projects/borealis",
                page -> !page.select(".card.tone-bad").isEmpty()
                        && !page.select(".card.tone-good").isEmpty());

        // When
        Document overview = browser.page("/?q=borealis&status=up");

        // Then
        assertThat(overview.select("#project-borealis").text()).isEqualTo("borealis");
        assertThat(overview.select(".card h3").eachText()).containsExactly("one");
    }

    @Test
    void forgetsAMonitorThatWasRemoved() {
        // Given
        ui.logIn();
        publisher.send(Sample.http("cirrus", "gone"));
        ui.pageOnce("/monitors/cirrus/gone", page -> true);

        // When
        publisher.remove(Topics.MONITORS, "cirrus/gone");

        // Then
        await().atMost(Ui.SOON).until(() -> browser.get("/monitors/cirrus/gone").statusCode() == 404);
    }

    @Test
    void showsABackupWithItsRunsAndProgress() {
        // Given
        ui.logIn();
        BackupDefinition backup = Sample.backup("dunes", "uploads", Sample.files(), ofHours(8));
        Instant begin = Sample.now().minus(ofHours(1));
        publisher.send(
                Sample.alive(Component.BACKUP, "backup-1", Map.of()),
                backup,
                new RunEvent.Scheduled(
                        "dunes", "uploads", Sample.now(), Sample.now().plus(ofHours(5))),
                Sample.started(backup, "dunes-1", begin),
                Sample.finished(backup, "dunes-1", begin, begin.plusSeconds(95), Outcome.SUCCEEDED, ""));
        ui.pageOnce(
                "/backups/dunes/uploads", page -> page.select("h1 .pill").text().contains("Good"));

        // When
        publisher.send(
                Sample.started(backup, "dunes-2", Sample.now()),
                new RunEvent.Progress(
                        "dunes", "uploads", "dunes-2", RunKind.BACKUP, "storing", 42.0, 7, 2_048, Sample.now()));

        // Then
        Document page = ui.pageOnce(
                "/backups/dunes/uploads",
                shown -> shown.select("progress").val().equals("42"));
        assertThat(page.select(".progress").text()).isEqualTo("storing, 42 %, 7 files, 2.0 KiB");
        assertThat(page.select("tbody tr").eachText()).anySatisfy(row -> assertThat(row)
                .contains("succeeded")
                .contains("1 min 35 s")
                .contains("3.2 GiB")
                .contains("a1b2c3d4 in nas"));
    }

    @Test
    void saysWhyABackupFailed() {
        // Given
        ui.logIn();
        BackupDefinition backup = Sample.backup("ember", "orders", Sample.files(), null);
        Instant begin = Sample.now().minusSeconds(60);

        // When
        publisher.send(
                Sample.alive(Component.BACKUP, "backup-1", Map.of()),
                backup,
                Sample.finished(backup, "ember-1", begin, Sample.now(), Outcome.FAILED, "app1 refused the key"));

        // Then
        Document page = ui.pageOnce(
                "/backups/ember/orders",
                shown -> shown.select("h1 .pill").text().contains("Failed"));
        assertThat(page.select(".head .reason").text()).isEqualTo("app1 refused the key");
    }

    @Test
    void asksForARunOnDemand() {
        // Given
        ui.logIn();
        publisher.send(Sample.backup("fjord", "uploads", Sample.files(), null));
        String csrf = ui.pageOnce("/backups/fjord/uploads", page -> true)
                .select("form[action$=/run] input[name=csrf]")
                .val();

        // When
        HttpResponse<String> answer = browser.post("/backups/fjord/uploads/run", Map.of("csrf", csrf));

        // Then
        assertThat(answer.statusCode()).isEqualTo(303);
        Command command = publisher.commands().stream()
                .filter(sent -> sent.target().equals("fjord/uploads"))
                .findFirst()
                .orElseThrow();
        assertThat(command).isInstanceOfSatisfying(Command.RunNow.class, run -> {
            assertThat(run.kind()).isEqualTo(RunKind.BACKUP);
            assertThat(run.requestedBy()).isEqualTo("ada");
        });
    }

    @Test
    void showsAnIncidentWithTimelineAndWhoWasTold() {
        // Given
        ui.logIn();
        Instant opened = Sample.now().minusSeconds(300);

        // When
        publisher.send(
                new Incident(
                        "INC-GLADE",
                        IncidentKind.MONITOR_DOWN,
                        "glade/front",
                        "glade",
                        Severity.CRITICAL,
                        "glade/front is DOWN",
                        "expected status 200, got 503",
                        opened,
                        null,
                        List.of(new Incident.Entry(opened, "opened", "DOWN in eu-west and office"))),
                new Notification(
                        "INC-GLADE:opened:ops",
                        "INC-GLADE",
                        "opened",
                        "ops",
                        "email",
                        "ops@example.com",
                        Notification.State.SENT,
                        List.of(
                                new Notification.Attempt(opened, "connection refused"),
                                new Notification.Attempt(opened.plusSeconds(2), null)),
                        opened,
                        opened.plusSeconds(2)));

        // Then
        Document page = ui.pageOnce(
                "/incidents/INC-GLADE", shown -> !shown.select("tbody tr").isEmpty());
        assertThat(page.select(".timeline li").text()).contains("opened").contains("DOWN in eu-west and office");
        assertThat(page.select("tbody tr").text())
                .contains("ops@example.com")
                .contains("sent")
                .contains("connection refused");
        assertThat(browser.page("/incidents").select(".incidents h3").eachText())
                .contains("glade/front is DOWN");
    }

    @Test
    void showsARejectedManifestWithLineAndColumn() {
        // Given
        ui.logIn();

        // When
        publisher.send(new RepositoryEvent.Rejected(
                "heath",
                "backup-and-monitor.yaml",
                new RepositoryEvent.Commit("4f1c2a9be07d", "Ada", "ada@example.com", "Watch more"),
                "heath",
                "0a1b2c3d4e5f",
                List.of(new Diagnostic(
                        Diagnostic.Level.ERROR,
                        "unknown-key",
                        "unknown key \"htpp\"; did you mean \"http\"?",
                        "monitors[0].htpp",
                        7,
                        5,
                        7,
                        9)),
                Sample.now()));

        // Then
        Document page = ui.pageOnce("/repositories", shown -> shown.text().contains("heath"));
        assertThat(page.select(".diagnostics .place").eachText()).contains("backup-and-monitor.yaml:7:5");
        assertThat(page.select(".diagnostics .message").eachText())
                .contains("unknown key \"htpp\"; did you mean \"http\"?");
    }

    @Test
    void showsProbesWithHeartbeatAndWork() {
        // Given
        ui.logIn();

        // When
        publisher.send(Sample.probe("inlet", Map.of("due", 70L, "done", 69L, "late", 1L)));

        // Then
        Document page = ui.pageOnce("/components", shown -> shown.text().contains("probe-inlet-1"));
        String card = page.select("article:has(h3:contains(probe-inlet-1))").text();
        assertThat(card)
                .contains("Alive")
                .contains("done 69")
                .contains("late 1")
                .contains("http");
    }

    @Test
    void goesBackThroughResultsPageByPage() {
        // Given
        ui.logIn();
        publisher.send(Sample.http("tarn", "front"));
        for (int i = 0; i < 30; i++) {
            publisher.send(Sample.result(
                    "tarn", "front", "eu-west", Sample.now().minusSeconds(i), Status.UP, ofMillis(100L + i)));
        }
        await().atMost(Ui.SOON).until(() -> ui.results("tarn/front") == 30);
        Document newest = ui.pageOnce("/monitors/tarn/front", page -> true);

        // When
        Document older = browser.page(newest.select(".pages a[rel=next]").attr("href"));

        // Then
        assertThat(newest.select(".results tbody tr")).hasSize(25);
        assertThat(older.select(".results tbody tr")).hasSize(5);
        assertThat(older.select(".pages a[rel=next]")).isEmpty();
    }

    @Test
    void tellsWhenTheCertificateInUseExpiresWhicheverResultsAreListed() {
        // Given
        ui.logIn();
        Instant now = Sample.now();
        publisher.send(
                Sample.http("yarrow", "front"),
                certified(Status.DOWN, now.minusSeconds(600), Instant.parse("2031-01-01T00:00:00Z")),
                certified(Status.UP, now, Instant.parse("2032-02-02T00:00:00Z")));
        await().atMost(Ui.SOON).until(() -> ui.results("yarrow/front") == 2);

        // When
        Document page = ui.pageOnce("/monitors/yarrow/front?only=bad", shown -> true);

        // Then
        assertThat(page.select(".results tbody tr")).hasSize(1);
        assertThat(page.select(".tile:contains(Certificate expires)").text())
                .contains("2032-02-02")
                .doesNotContain("2031-01-01");
    }

    private static Result certified(Status status, Instant at, Instant expires) {
        Result result = Sample.result("yarrow", "front", "eu-west", at, status, ofMillis(42));
        return new Result(
                result.project(),
                result.monitor(),
                result.kind(),
                result.location(),
                result.probe(),
                result.at(),
                result.status(),
                result.took(),
                result.phases(),
                result.findings(),
                expires,
                result.revision());
    }

    @Test
    void showsSomeOfManyMonitorsAndTheRestPageByPage() {
        // Given
        ui.logIn();
        for (int i = 0; i < 121; i++) {
            publisher.send(Sample.http("upland", "m" + i));
        }
        ui.pageOnce("/projects/upland", page -> page.select(".pages").text().contains("Page 1 of 2"));

        // When
        Document second = browser.page("/projects/upland?page=2");

        // Then
        assertThat(second.select(".card h3")).hasSize(1);
        assertThat(browser.page("/?q=upland").select(".more").text()).contains("more of upland");
    }
}
