package org.backupandmonitor.status;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
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
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing is green without fresh proof, whoever looks and however. */
@QuarkusTest
@TestProfile(StatusProfile.class)
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
class ProofTest {

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
    void showsUnknownAndStopsWatchingOnceAlertServiceIsSilent() {
        // Given
        ui.logIn();
        publisher.send(
                Sample.http("open-shop", "front"),
                Sample.status("open-shop", "front", Status.UP, "", Sample.now(), "eu-west"),
                Sample.probe("eu-west", Map.of()),
                Sample.alive(Component.CONFIG, "config-1", Map.of()),
                Sample.alive(Component.BACKUP, "backup-1", Map.of()));
        ui.alertAlive();
        await().atMost(Ui.SOON).until(() -> browser.get("/watch").statusCode() == 200);
        ui.pageOnce(
                "/monitors/open-shop/front",
                page -> page.select("h1 .pill").text().contains("UP"));

        // When
        publisher.send(Sample.heartbeat(Component.ALERT, "alert-1", null, ofSeconds(1), false, Map.of()));

        // Then
        HttpResponse<String> watch = await().atMost(Ui.SOON).until(() -> browser.get("/watch"), answer -> answer.body()
                .contains("alert-service has been silent since"));
        assertThat(watch.statusCode()).isEqualTo(503);
        Document page = ui.pageOnce(
                "/monitors/open-shop/front",
                shown -> shown.select("h1 .pill").text().contains("UNKNOWN"));
        assertThat(page.select(".banner").text()).contains("alert-service has been silent since");
        assertThat(page.select("h1 .pill.tone-good")).isEmpty();
        assertThat(new Browser(base).get("/badges/open-shop/front.svg").body()).contains("UNKNOWN");
        Browser stranger = new Browser(base);
        await().atMost(Ui.SOON).until(() -> stranger.page("/status/open-shop")
                .select(".services .pill")
                .text()
                .contains("UNKNOWN"));
    }

    @Test
    void takesNoProofOfLifeForATimeThatHasNotCome() {
        // Given
        Heartbeat now = Sample.heartbeat(Component.ALERT, "alert-1", null, ofSeconds(1), false, Sample.JUDGES);

        // When
        publisher.send(new Heartbeat(
                now.instance(),
                now.component(),
                null,
                now.sequence(),
                now.startedAt(),
                now.at().plus(ofHours(1)),
                now.interval(),
                false,
                now.work(),
                now.kinds(),
                now.problems(),
                now.version()));

        // Then
        await().atMost(Ui.SOON)
                .until(() -> browser.get("/watch").body().contains("alert-service has been silent since"));
    }

    @Test
    void isUnknownEverywhereWhileAlertServiceLivesButDoesNotJudge() {
        // Given
        ui.logIn();
        publisher.send(
                Sample.http("open-shop", "hung"),
                Sample.status("open-shop", "hung", Status.UP, "", Sample.now(), "eu-west"));
        ui.alertAlive();
        ui.pageOnce(
                "/monitors/open-shop/hung",
                page -> page.select("h1 .pill").text().contains("UP"));

        // When
        publisher.send(
                Sample.alive(Component.ALERT, "alert-1", Map.of("evaluationAgeMillisNow", 60_000L, "judgingNow", 1L)));

        // Then
        Document page = ui.pageOnce(
                "/monitors/open-shop/hung",
                shown -> shown.select("h1 .pill").text().contains("UNKNOWN"));
        assertThat(page.select(".banner").text()).contains("alert-service is alive but has judged nothing since");
        assertThat(page.title()).startsWith("(?)");
        assertThat(page.select("link[rel=icon]").attr("href")).contains("unsure");
        assertThat(browser.get("/badges/open-shop/hung.svg").body()).contains("UNKNOWN");
        await().atMost(Ui.SOON)
                .until(() -> browser.get("/watch").body().contains("alert-service has not evaluated for 1 min"));
    }

    @Test
    void showsNothingGreenWhilePostgresqlGivesNoAnswer() {
        // Given
        ui.logIn();
        publisher.send(
                Sample.http("open-shop", "lost"),
                Sample.status("open-shop", "lost", Status.UP, "", Sample.now(), "eu-west"));
        ui.alertAlive();
        ui.pageOnce(
                "/monitors/open-shop/lost",
                page -> page.select("h1 .pill").text().contains("UP"));
        Browser stranger = new Browser(base);

        // When
        ui.execute("alter table status.component rename to component_away");

        // Then
        try {
            assertThat(browser.get("/").statusCode()).isEqualTo(503);
            assertThat(browser.get("/").body()).contains("PostgreSQL does not answer");
            await().atMost(Ui.SOON)
                    .until(() -> stranger.get("/status/open-shop").statusCode() == 503);
            assertThat(stranger.get("/status/open-shop").body())
                    .contains("Status unknown")
                    .doesNotContain("PostgreSQL");
            HttpResponse<String> badge = stranger.get("/badges/open-shop/lost.svg");
            assertThat(badge.statusCode()).isEqualTo(200);
            assertThat(badge.body()).contains("UNKNOWN");
            await().atMost(Ui.SOON).until(() -> stranger.get("/watch").body().contains("PostgreSQL does not answer"));
        } finally {
            ui.execute("alter table status.component_away rename to component");
        }
    }

    @Test
    void countsNoTimeInWhichAMonitorWasNotDefined() {
        // Given
        Instant longAgo = Sample.now().minus(ofHours(3));
        Instant removed = longAgo.plus(ofHours(1));
        publisher.send(Sample.status("reed", "front", Status.UP, "", longAgo, "eu-west"));

        // When
        publisher.remove(Topics.STATUSES, "reed/front", removed);

        // Then
        String sql = "select coalesce(max(extract(epoch from since)), 0) from status.transition"
                + " where monitor = ? and status = 'PAUSED'";
        await().atMost(Ui.SOON).until(() -> ui.query(sql, "reed/front") == removed.getEpochSecond());
    }

    @Test
    void letsNobodyKeepAPage() {
        ui.logIn();

        for (String path : List.of("/", "/status/nothing", "/login")) {
            assertThat(browser.get(path).headers().firstValue("cache-control"))
                    .as(path)
                    .contains("no-store");
        }
    }
}
