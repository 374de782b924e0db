package org.backupandmonitor.status;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
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
import org.backupandmonitor.status.history.ResultStore;
import org.backupandmonitor.status.history.ResultsPosition;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events in, pages out: on a real Kafka and a real PostgreSQL. */
@QuarkusTest
@TestProfile(StatusProfile.class)
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
class StatusUiTest {

    @TestHTTPResource
    URI base;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    ResultStore store;

    @Inject
    @Identifier("results")
    ResultsPosition position;

    private Publisher publisher;
    private Browser browser;

    @BeforeEach
    void open() {
        publisher = new Publisher();
        browser = new Browser(base);
    }

    @AfterEach
    void close() {
        publisher.close();
    }

    private void logIn() {
        String csrf = browser.page("/login").select("input[name=csrf]").val();
        HttpResponse<String> response = browser.post(
                "/login", Map.of("name", "ada", "password", StatusProfile.PASSWORD, "csrf", csrf, "to", "/"));
        assertThat(response.statusCode()).isEqualTo(303);
    }

    private static final Duration SOON = Duration.ofSeconds(60);

    private Document pageOnce(String path, Predicate<Document> shows) {
        return await().atMost(SOON).ignoreException(AssertionError.class).until(() -> browser.page(path), shows);
    }

    private void alertAlive() {
        publisher.send(Sample.alertAlive());
        await().atMost(SOON).until(() -> !browser.get("/watch").body().contains("alert-service"));
    }

    private long count(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private long results(String monitor) {
        return count(
                "select count(*) from status.result r join status.word w on w.id = r.monitor where w.text = ?",
                monitor);
    }

    // ---- Events in, pages out ----

    @Test
    void showsAMonitorWithItsStatusReasonAndFindings() {
        // Given
        logIn();
        Finding finding = new Finding("status", "status 200", "503: upstream timed out", Status.DOWN);
        publisher.send(
                Sample.alertAlive(),
                Sample.project("atlas"),
                Sample.http("atlas", "front"),
                Sample.status("atlas", "front", Status.DOWN, "expected status 200, got 503", Sample.now(), "eu-west"),
                Sample.result("atlas", "front", "eu-west", Sample.now(), Status.DOWN, ofMillis(42), finding));

        // When
        Document page = pageOnce("/monitors/atlas/front", shown -> !shown.select("svg.bars rect.tone-bad")
                .isEmpty());

        // Then
        assertThat(page.select("h1 .pill").text()).contains("DOWN");
        assertThat(page.select(".head .reason").text()).isEqualTo("expected status 200, got 503");
        assertThat(page.select(".finding").text()).isEqualTo("expected status 200, got 503: upstream timed out");
        assertThat(page.select("h2:contains(Locations) + .scroll tbody th").text())
                .isEqualTo("eu-west");
    }

    @Test
    void showsTheOverviewByProjectAndFiltersIt() {
        // Given
        logIn();
        publisher.send(
                Sample.alertAlive(),
                Sample.project("borealis"),
                Sample.http("borealis", "one"),
                Sample.http("borealis", "two"),
                Sample.status("borealis", "one", Status.UP, "", Sample.now(), "eu-west"),
                Sample.status("borealis", "two", Status.DOWN, "", Sample.now(), "eu-west"));
        pageOnce("/projects/borealis", page -> !page.select(".card.tone-bad").isEmpty());

        // When
        Document overview = browser.page("/?q=borealis&status=up");

        // Then
        assertThat(overview.select("#project-borealis").text()).isEqualTo("borealis");
        assertThat(overview.select(".card h3").eachText()).containsExactly("one");
    }

    @Test
    void forgetsAMonitorThatWasRemoved() {
        // Given
        logIn();
        publisher.send(Sample.http("cirrus", "gone"));
        pageOnce("/monitors/cirrus/gone", page -> true);

        // When
        publisher.remove(Topics.MONITORS, "cirrus/gone");

        // Then
        await().atMost(SOON).until(() -> browser.get("/monitors/cirrus/gone").statusCode() == 404);
    }

    @Test
    void showsABackupWithItsRunsAndProgress() {
        // Given
        logIn();
        BackupDefinition backup = Sample.backup("dunes", "uploads", Sample.files(), ofHours(8));
        Instant begin = Sample.now().minus(ofHours(1));
        publisher.send(
                Sample.alive(Component.BACKUP, "backup-1", Map.of()),
                backup,
                new RunEvent.Scheduled(
                        "dunes", "uploads", Sample.now(), Sample.now().plus(ofHours(5))),
                Sample.started(backup, "dunes-1", begin),
                Sample.finished(backup, "dunes-1", begin, begin.plusSeconds(95), Outcome.SUCCEEDED, ""));
        pageOnce(
                "/backups/dunes/uploads", page -> page.select("h1 .pill").text().contains("Good"));

        // When
        publisher.send(
                Sample.started(backup, "dunes-2", Sample.now()),
                new RunEvent.Progress(
                        "dunes", "uploads", "dunes-2", RunKind.BACKUP, "storing", 42.0, 7, 2_048, Sample.now()));

        // Then
        Document page = pageOnce(
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
        logIn();
        BackupDefinition backup = Sample.backup("ember", "orders", Sample.files(), null);
        Instant begin = Sample.now().minusSeconds(60);

        // When
        publisher.send(
                Sample.alive(Component.BACKUP, "backup-1", Map.of()),
                backup,
                Sample.finished(backup, "ember-1", begin, Sample.now(), Outcome.FAILED, "app1 refused the key"));

        // Then
        Document page = pageOnce(
                "/backups/ember/orders",
                shown -> shown.select("h1 .pill").text().contains("Failed"));
        assertThat(page.select(".head .reason").text()).isEqualTo("app1 refused the key");
    }

    @Test
    void asksForARunOnDemand() {
        // Given
        logIn();
        publisher.send(Sample.backup("fjord", "uploads", Sample.files(), null));
        String csrf = pageOnce("/backups/fjord/uploads", page -> true)
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
        logIn();
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
        Document page = pageOnce(
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
        logIn();

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
        Document page = pageOnce("/repositories", shown -> shown.text().contains("heath"));
        assertThat(page.select(".diagnostics .place").eachText()).contains("backup-and-monitor.yaml:7:5");
        assertThat(page.select(".diagnostics .message").eachText())
                .contains("unknown key \"htpp\"; did you mean \"http\"?");
    }

    @Test
    void showsProbesWithHeartbeatAndWork() {
        // Given
        logIn();

        // When
        publisher.send(Sample.probe("inlet", Map.of("due", 70L, "done", 69L, "late", 1L)));

        // Then
        Document page = pageOnce("/components", shown -> shown.text().contains("probe-inlet-1"));
        String card = page.select("article:has(h3:contains(probe-inlet-1))").text();
        assertThat(card)
                .contains("Alive")
                .contains("done 69")
                .contains("late 1")
                .contains("http");
    }

    // ---- Stored once, and whatever comes ----

    @Test
    void storesEachResultOnceHoweverOftenItIsDelivered() {
        // Given
        Result result = Sample.result("jetty", "front", "eu-west", Sample.now(), Status.UP, ofMillis(42));
        long offset = publisher.sendAndTellOffset(result);
        await().atMost(SOON).until(() -> results("jetty/front") == 1);
        String topicId = position.topicId();
        int partition = publisher.partitionOf(result);

        // When
        int storedAgain = store.store(
                "bam." + Topics.RESULTS, topicId, List.of(new ResultStore.Arrived(partition, offset, result)));

        // Then
        assertThat(storedAgain).isZero();
        assertThat(results("jetty/front")).isEqualTo(1);
    }

    @Test
    void goesOnAfterGarbageInEveryTopic() {
        // Given
        logIn();
        for (Topics.Topic topic : Topics.all()) {
            publisher.garbage(topic.name(), "garbage/" + topic.name(), "{\"garbage in\": " + topic.name());
        }

        // When
        publisher.send(
                Sample.http("knoll", "front"),
                Sample.result("knoll", "front", "eu-west", Sample.now(), Status.UP, ofMillis(42)));

        // Then
        await().atMost(SOON).until(() -> results("knoll/front") == 1);
        pageOnce("/monitors/knoll/front", page -> true);
        Document letters = pageOnce("/dead-letters", page -> page.text().contains("bam.results.v1"));
        assertThat(letters.text())
                .contains("bam.monitors.v1")
                .contains("bam.heartbeats.v1")
                .contains("bam.incidents.v1")
                .contains("{\"garbage in\": results.v1");
    }

    @Test
    void refusesResultsOfAnotherTimeAndKeepsTheRest() {
        // Given
        logIn();
        Instant now = Sample.now();

        // When
        publisher.send(
                Sample.result("lagoon", "front", "eu-west", now.minus(ofDays(4_000)), Status.UP, ofMillis(1)),
                Sample.result("lagoon", "front", "eu-west", now.plus(ofDays(4_000)), Status.UP, ofMillis(1)),
                Sample.result("lagoon", "front", "eu-west", now.minus(ofDays(40)), Status.UP, ofMillis(1)),
                Sample.result("lagoon", "front", "eu-west", now, Status.UP, ofMillis(1)));

        // Then
        await().atMost(SOON).until(() -> results("lagoon/front") == 2);
        Document letters = pageOnce("/dead-letters", page -> page.text().contains("in the future"));
        assertThat(letters.text()).contains("older than history is kept");
    }

    @Test
    void keepsWhatPostgresqlCantHoldInOneCharacter() {
        // Given
        Finding nul = new Finding("body", "ok", "a\0b\ud800c", Status.DOWN);

        // When
        publisher.send(Sample.result("marsh", "front", "eu-west", Sample.now(), Status.DOWN, ofMillis(1), nul));

        // Then
        await().atMost(SOON).until(() -> results("marsh/front") == 1);
    }

    // ---- Never green without fresh proof ----

    @Test
    void showsUnknownAndStopsWatchingOnceAlertServiceIsSilent() {
        // Given
        logIn();
        publisher.send(
                Sample.http("open-shop", "front"),
                Sample.status("open-shop", "front", Status.UP, "", Sample.now(), "eu-west"),
                Sample.probe("eu-west", Map.of()),
                Sample.alive(Component.CONFIG, "config-1", Map.of()),
                Sample.alive(Component.BACKUP, "backup-1", Map.of()));
        alertAlive();
        await().atMost(SOON).until(() -> browser.get("/watch").statusCode() == 200);
        pageOnce(
                "/monitors/open-shop/front",
                page -> page.select("h1 .pill").text().contains("UP"));

        // When
        publisher.send(Sample.heartbeat(Component.ALERT, "alert-1", null, ofSeconds(1), false, Map.of()));

        // Then
        HttpResponse<String> watch = await().atMost(SOON).until(() -> browser.get("/watch"), answer -> answer.body()
                .contains("alert-service has been silent since"));
        assertThat(watch.statusCode()).isEqualTo(503);
        Document page = pageOnce(
                "/monitors/open-shop/front",
                shown -> shown.select("h1 .pill").text().contains("UNKNOWN"));
        assertThat(page.select(".banner").text()).contains("alert-service has been silent since");
        assertThat(page.select("h1 .pill.tone-good")).isEmpty();
        assertThat(new Browser(base).get("/badges/open-shop/front.svg").body()).contains("UNKNOWN");
        assertThat(new Browser(base)
                        .page("/status/open-shop")
                        .select(".services .pill")
                        .text())
                .contains("UNKNOWN");
    }

    // ---- Who may see what ----

    @Test
    void opensOneSessionByTheLinkAndNeverAnother() {
        // Given
        HttpResponse<String> first = browser.get("/login/once/" + StatusProfile.ONCE);

        // When
        HttpResponse<String> second = new Browser(base).get("/login/once/" + StatusProfile.ONCE);

        // Then
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("set-cookie").orElseThrow())
                .contains("HttpOnly")
                .contains("SameSite=Lax");
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(403);
        assertThat(second.headers().allValues("set-cookie")).noneMatch(cookie -> cookie.startsWith("bam-session"));
    }

    @Test
    void sendsStrangersToTheLoginPageAndBack() {
        HttpResponse<String> answer = browser.get("/incidents?x=1");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location").orElseThrow()).endsWith("/login?to=%2Fincidents%3Fx%3D1");
    }

    @Test
    void showsStrangersNothingThatIsNotOpen() {
        for (String path : List.of(
                "/api/v1/monitors",
                "/api/v1/components",
                "/live",
                "/q/openapi",
                "/q/metrics",
                "/monitors/atlas/front")) {
            assertThat(browser.get(path).statusCode()).as(path).isIn(302, 401);
        }
        for (String path : List.of("/watch", "/q/health/live", "/login", "/assets/bam.css", "/assets/live.js")) {
            assertThat(browser.get(path).statusCode()).as(path).isIn(200, 503);
        }
    }

    @Test
    void keepsClosedProjectsClosed() {
        // Given
        logIn();
        publisher.send(Sample.http("nook", "front"));
        pageOnce("/status/nook", page -> true);

        // When
        Browser stranger = new Browser(base);

        // Then
        assertThat(stranger.get("/status/nook").statusCode()).isEqualTo(404);
        assertThat(stranger.get("/badges/nook/front.svg").statusCode()).isEqualTo(404);
    }

    @Test
    void letsPeopleInByPasswordOrHashAndNobodyElse() {
        assertThat(login(loginForm(), "ada", StatusProfile.PASSWORD)).isEqualTo(303);
        assertThat(login(loginForm(), "grace", "hopper")).isEqualTo(303);
        assertThat(login(loginForm(), "ada", "wrong")).isEqualTo(401);
        assertThat(login(loginForm(), "nobody", "")).isEqualTo(401);
        assertThat(login("forged", "ada", StatusProfile.PASSWORD)).isEqualTo(403);
    }

    private String loginForm() {
        return browser.page("/login").select("input[name=csrf]").val();
    }

    private int login(String csrf, String name, String password) {
        return browser.post("/login", Map.of("name", name, "password", password, "csrf", csrf))
                .statusCode();
    }

    @Test
    void refusesFormsThatWereNotOurs() {
        // Given
        logIn();
        publisher.send(Sample.backup("oasis", "uploads", Sample.files(), null));
        pageOnce("/backups/oasis/uploads", page -> true);

        // When
        HttpResponse<String> without = browser.post("/backups/oasis/uploads/run", Map.of());
        HttpResponse<String> forged = browser.post("/backups/oasis/uploads/run", Map.of("csrf", "forged"));

        // Then
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(browser.post("/logout", Map.of("csrf", "forged")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void endsASessionForGood() {
        // Given
        logIn();
        String kept = browser.cookies().get("bam-session");
        String csrf = browser.page("/").select(".logout input[name=csrf]").val();

        // When
        browser.post("/logout", Map.of("csrf", csrf));

        // Then
        browser.cookies().put("bam-session", kept);
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void takesNoSessionThatItDidNotSign() {
        logIn();
        String session = browser.cookies().get("bam-session");
        String[] parts = session.split("\\.");
        browser.cookies()
                .put("bam-session", parts[0] + "." + (Long.parseLong(parts[1]) + 1) + "." + parts[2] + "." + parts[3]);

        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void escapesWhateverComesFromOutside() {
        // Given
        logIn();
        String hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'";
        Finding finding = new Finding("body", hostile, hostile, Status.DOWN);

        // When
        publisher.send(
                Sample.monitor("plain", "front", Sample.httpCheck("http://x/?q=%3Cscript%3E"), null),
                Sample.status("plain", "front", Status.DOWN, hostile, Sample.now(), hostile),
                Sample.result("plain", "front", hostile, Sample.now(), Status.DOWN, ofMillis(1), finding));
        alertAlive();

        // Then
        Document page = pageOnce(
                "/monitors/plain/front", shown -> !shown.select(".finding").isEmpty());
        assertThat(page.select(".finding").text()).contains("<script>alert(1)</script>");
        for (String path : List.of("/monitors/plain/front", "/projects/plain")) {
            Document shown = browser.page(path);
            assertThat(shown.select("script:not([src]), img, [onerror]"))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void forbidsInlineScriptsAndFrames() {
        HttpResponse<String> answer = browser.get("/login");

        assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
                .contains("script-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    @Test
    void servesHtmxAndItsOwnAssetsWhereThePagesSay() {
        // Given
        logIn();
        Document page = browser.page("/");

        // When
        List<String> assets = new ArrayList<>(page.select("script[src]").eachAttr("src"));
        assets.addAll(page.select("link[href]").eachAttr("href"));

        // Then
        assertThat(assets)
                .hasSize(4)
                .allSatisfy(path -> assertThat(browser.get(path).statusCode()).isEqualTo(200));
    }

    // ---- JSON ----

    @Test
    void answersMachinesThatHaveTheToken() {
        // Given
        logIn();
        publisher.send(
                Sample.http("quay", "front"),
                Sample.status("quay", "front", Status.DEGRADED, "slow", Sample.now(), "eu-west"),
                Sample.result("quay", "front", "eu-west", Sample.now(), Status.DEGRADED, ofMillis(900)));
        alertAlive();
        pageOnce("/monitors/quay/front", page -> !page.select("svg.bars rect.tone-warn")
                .isEmpty());
        Browser machine = new Browser(base);
        String token = "Bearer " + StatusProfile.API_TOKEN;

        // When
        String monitor = machine.get("/api/v1/monitors/quay/front", "Authorization", token)
                .body();
        String results = machine.get("/api/v1/monitors/quay/front/results", "Authorization", token)
                .body();

        // Then
        assertThat(monitor).contains("\"status\":\"DEGRADED\"").contains("\"reason\":\"slow\"");
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
        logIn();
        CompletableFuture<String> heard = browser.firstEvent("/live", line -> line.contains("incidents.v1"));

        // When
        await().atMost(SOON).until(() -> {
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
