package org.backupandmonitor.status;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
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
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.contracts.repository.RepositoryEvent;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.backupandmonitor.status.history.ResultStore;
import org.backupandmonitor.status.history.ResultsPosition;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever comes from Kafka is kept once, and nothing that can't be kept stops the rest. */
@QuarkusTest
@TestProfile(StatusProfile.class)
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
class StoringTest {

    @TestHTTPResource
    URI base;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    ResultStore store;

    @Inject
    @Identifier("results")
    ResultsPosition position;

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
    void storesEachResultOnceHoweverOftenItIsDelivered() {
        // Given
        Result result = Sample.result("jetty", "front", "eu-west", Sample.now(), Status.UP, ofMillis(42));
        long offset = publisher.sendAndTellOffset(result);
        await().atMost(Ui.SOON).until(() -> ui.results("jetty/front") == 1);
        String topicId = position.topicId();
        int partition = publisher.partitionOf(result);

        // When
        int storedAgain = store.store(
                "bam." + Topics.RESULTS, topicId, List.of(new ResultStore.Arrived(partition, offset, result)));

        // Then
        assertThat(storedAgain).isZero();
        assertThat(ui.results("jetty/front")).isEqualTo(1);
    }

    @Test
    void goesOnAfterGarbageInEveryTopic() {
        // Given
        ui.logIn();
        for (Topics.Topic topic : Topics.all()) {
            publisher.garbage(topic.name(), "garbage/" + topic.name(), "{\"garbage in\": " + topic.name());
        }

        // When
        publisher.send(
                Sample.http("knoll", "front"),
                Sample.result("knoll", "front", "eu-west", Sample.now(), Status.UP, ofMillis(42)));

        // Then
        await().atMost(Ui.SOON).until(() -> ui.results("knoll/front") == 1);
        ui.pageOnce("/monitors/knoll/front", page -> true);
        for (String topic : List.of("results.v1", "monitors.v1", "heartbeats.v1", "incidents.v1")) {
            ui.pageOnce(
                    "/dead-letters",
                    page -> page.text().contains("bam." + topic) && page.text().contains("{\"garbage in\": " + topic));
        }
    }

    @Test
    void refusesResultsOfAnotherTimeAndKeepsTheRest() {
        // Given
        ui.logIn();
        Instant now = Sample.now();

        // When
        publisher.send(
                Sample.result("lagoon", "front", "eu-west", now.minus(ofDays(4_000)), Status.UP, ofMillis(1)),
                Sample.result("lagoon", "front", "eu-west", now.plus(ofDays(4_000)), Status.UP, ofMillis(1)),
                Sample.result("lagoon", "front", "eu-west", now.minus(ofDays(40)), Status.UP, ofMillis(1)),
                Sample.result("lagoon", "front", "eu-west", now, Status.UP, ofMillis(1)));

        // Then
        await().atMost(Ui.SOON).until(() -> ui.results("lagoon/front") == 2);
        Document letters = ui.pageOnce("/dead-letters", page -> page.text().contains("in the future"));
        assertThat(letters.text()).contains("older than history is kept");
    }

    @Test
    void keepsWhatPostgresqlCantHoldInOneCharacter() {
        // Given
        Finding nul = new Finding("body", "ok", "a\0b\ud800c", Status.DOWN);

        // When
        publisher.send(Sample.result("marsh", "front", "eu-west", Sample.now(), Status.DOWN, ofMillis(1), nul));

        // Then
        await().atMost(Ui.SOON).until(() -> ui.results("marsh/front") == 1);
    }

    @Test
    void keepsWhatFollowsATextThatIsTooLongForAnIndex() {
        // Given
        ui.logIn();
        String endless = new Random(7)
                .ints(4_000, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());

        // When
        publisher.send(
                Sample.result("mesa", "front", endless, Sample.now(), Status.UP, ofMillis(1)),
                Sample.result("mesa", "front", "eu-west", Sample.now(), Status.UP, ofMillis(1)));

        // Then
        await().atMost(Ui.SOON).until(() -> ui.results("mesa/front") == 1);
        ui.pageOnce("/dead-letters", page -> page.text().contains("exceeds btree"));
    }

    @Test
    void showsATextThatLooksLikeAnEscapeOfJson() {
        // Given
        ui.logIn();
        String text = "got 500: {\"o\":\"\\u0000\"}";

        // When
        publisher.send(
                Sample.project("nadir"),
                Sample.http("nadir", "front"),
                Sample.status("nadir", "front", Status.DOWN, text, Sample.now(), "eu-west"),
                rejected("nadir", text));
        ui.alertAlive();

        // Then
        ui.pageOnce("/?q=nadir", page -> page.select(".card .reason").text().contains(text));
        ui.pageOnce("/repositories", page -> page.text().contains(text));
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        assertThat(browser.get("/watch").body()).doesNotContain("PostgreSQL");
    }

    @Test
    void leavesOutARowThatCantBeReadAndShowsTheOthers() {
        // Given
        ui.logIn();
        publisher.send(
                Sample.project("orbit"),
                Sample.http("orbit", "broken"),
                Sample.http("orbit", "whole"),
                rejected("orbit-broken", "broken"),
                rejected("orbit-whole", "whole"));
        ui.pageOnce("/projects/orbit", page -> page.select(".card h3").size() == 2);
        ui.pageOnce("/repositories", page -> page.text().contains("orbit-broken"));
        ui.pageOnce("/repositories", page -> page.text().contains("orbit-whole"));

        // When
        ui.execute(
                "update status.document set body = '{\"o\": \"\\ \"}', changed_at = now() where key = ?",
                "orbit/broken");
        ui.execute("update status.repository_event set body = '{\"o\": \"\\ \"}' where repository = ?", "orbit-broken");

        // Then
        assertThat(browser.page("/projects/orbit").select(".card h3").eachText())
                .containsExactly("whole");
        assertThat(browser.get("/monitors/orbit/broken").statusCode()).isEqualTo(404);
        assertThat(browser.page("/repositories").text()).contains("orbit-whole").doesNotContain("orbit-broken");
    }

    private static RepositoryEvent rejected(String repository, String subject) {
        return new RepositoryEvent.Rejected(
                repository,
                "backup-and-monitor.yaml",
                new RepositoryEvent.Commit("4f1c2a9be07d", "Ada", "ada@example.com", subject),
                null,
                null,
                List.of(),
                Sample.now());
    }

    @Test
    void storesWhatFollowsWhenKafkaLostTheEndOfItsLog() {
        // Given
        Result before = Sample.result("wold", "front", "eu-west", Sample.now(), Status.UP, ofMillis(42));
        long next = publisher.sendAndTellOffset(before) + 1;
        await().atMost(Ui.SOON).until(() -> ui.results("wold/front") == 1);
        int partition = publisher.partitionOf(before);
        String mine = " where partition = ? and topic_id = '" + position.topicId() + "'";
        ui.execute("update status.ingest_offset set next_offset = next_offset + 1000" + mine, partition);

        // When
        await().atMost(Ui.SOON)
                .until(() -> ui.query("select next_offset from status.ingest_offset" + mine, partition) == next);
        publisher.send(Sample.result("wold", "front", "eu-west", Sample.now(), Status.UP, ofMillis(43)));

        // Then
        await().atMost(Ui.SOON).until(() -> ui.results("wold/front") == 2);
    }
}
