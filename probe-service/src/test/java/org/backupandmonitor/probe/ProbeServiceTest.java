package org.backupandmonitor.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.backupandmonitor.probe.Monitors.HOUR;
import static org.backupandmonitor.probe.Monitors.SECOND;
import static org.backupandmonitor.probe.Monitors.http;
import static org.backupandmonitor.probe.Monitors.monitor;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.backupandmonitor.contracts.command.Command;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.HeartbeatCheck;
import org.backupandmonitor.contracts.monitor.Locations;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.OtherCheck;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.messaging.DefinitionListener;
import org.backupandmonitor.messaging.Definitions;
import org.backupandmonitor.messaging.OwnedDefinitions;
import org.backupandmonitor.probe.rig.RawServer;
import org.backupandmonitor.probe.rig.Rig;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service on a real Kafka: definitions go in, results come out. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
class ProbeServiceTest {

    private static final String MONITORS = "bam.monitors.v1";
    private static final Duration LONG = Rig.PATIENCE;

    /** SHA-256 of {@code test}. */
    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static RawServer server;
    private static Traffic traffic;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject
    Definitions definitions;

    @BeforeAll
    static void startServer() {
        server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    }

    @BeforeEach
    void listen() {
        if (traffic == null) {
            traffic = new Traffic(kafka);
        }
    }

    @AfterAll
    static void close() {
        server.close();
        traffic.close();
    }

    private static void define(MonitorDefinition definition) {
        traffic.send(MONITORS, definition.key(), definition);
    }

    private static Result firstResult(String key, Instant since) {
        return await().atMost(LONG)
                .until(() -> traffic.results(key, since), list -> !list.isEmpty())
                .get(0);
    }

    @Test
    void aDefinitionBecomesResults() {
        MonitorDefinition definition = monitor("storefront", http(server.url("/")), SECOND);

        define(definition);

        List<Result> results =
                await().atMost(LONG).until(() -> traffic.results("shop/storefront"), seen -> seen.size() >= 2);
        assertThat(results.get(0).status()).isEqualTo(Status.UP);
        assertThat(results.get(0).kind()).isEqualTo("http");
        assertThat(results.get(0).location()).isEqualTo("eu-west");
        assertThat(results.get(0).probe()).isEqualTo("probe-under-test");
        assertThat(results.get(0).revision()).isEqualTo("c0ffee");
        assertThat(results.get(0).phases().firstByte()).isPositive();
        traffic.send(MONITORS, definition.key(), null);
    }

    @Test
    void aChangedDefinitionTakesEffectAtOnce() {
        define(monitor("changing", http(server.url("/")), HOUR));
        Result before = firstResult("shop/changing", Instant.EPOCH);

        define(monitor("changing", http("http://127.0.0.1:1/"), HOUR));

        Result after = firstResult("shop/changing", before.at());
        assertThat(before.status()).isEqualTo(Status.UP);
        assertThat(after.status()).isEqualTo(Status.DOWN);
        assertThat(after.findings()).extracting(Finding::actual).containsExactly("connection refused");
    }

    @Test
    void aTombstoneEndsTheChecks() {
        define(monitor("removed", http(server.url("/")), SECOND));
        define(monitor("staying", http(server.url("/")), SECOND));
        firstResult("shop/removed", Instant.EPOCH);

        traffic.send(MONITORS, "shop/removed", null);

        await().atMost(LONG).until(() -> {
            List<Result> removed = traffic.results("shop/removed");
            Instant last = removed.get(removed.size() - 1).at();
            return traffic.results("shop/staying", last).size() >= 4;
        });
        traffic.send(MONITORS, "shop/staying", null);
    }

    @Test
    void pausedMonitorsAndThoseOfOtherPlacesAndUnknownKindsAreNotChecked() {
        Locations elsewhere = new Locations(Set.of("office"), Set.of());
        define(monitor("paused", http(server.url("/")), SECOND, "test", Locations.ALL, "maintenance"));
        define(monitor("elsewhere", http(server.url("/")), SECOND, "test", elsewhere, null));
        define(monitor("of-tomorrow", new OtherCheck("carrier-pigeon", Map.of()), SECOND));

        define(monitor("ordinary", http(server.url("/")), SECOND));

        await().atMost(LONG).until(() -> traffic.results("shop/ordinary").size() >= 4);
        assertThat(traffic.results("shop/paused")).isEmpty();
        assertThat(traffic.results("shop/elsewhere")).isEmpty();
        assertThat(traffic.results("shop/of-tomorrow")).isEmpty();
        traffic.send(MONITORS, "shop/ordinary", null);
    }

    @Test
    void aPolicyThatNobodyConfiguredAllowsNothing() {
        define(monitor("lawless", http(server.url("/")), HOUR, "nosuch", Locations.ALL, null));

        Result result = firstResult("shop/lawless", Instant.EPOCH);

        assertThat(result.status()).isEqualTo(Status.UNKNOWN);
        assertThat(result.findings()).extracting(Finding::what).containsExactly("policy");
    }

    @Test
    void whatCannotBeReadIsPutAsideAndTheRestGoesOn() {
        define(monitor("robust", http(server.url("/")), SECOND));
        Result before = firstResult("shop/robust", Instant.EPOCH);

        traffic.send(MONITORS, "shop/robust", "{\"project\":\"shop\", garbage");

        Instant since = await().atMost(LONG)
                .until(() -> traffic.deadLetters("shop/robust"), letters -> !letters.isEmpty())
                .get(0)
                .at();
        assertThat(firstResult("shop/robust", since).at()).isAfter(before.at());
        traffic.send(MONITORS, "shop/robust", null);
    }

    @Test
    void aCommandChecksNow() {
        define(monitor("rare", http(server.url("/")), HOUR));
        Result first = firstResult("shop/rare", Instant.EPOCH);

        // Only commands that come while it listens are followed: it does once garbage before them is put aside.
        await().atMost(LONG).until(() -> {
            traffic.send("bam.commands.v1", "shop/rare", "no command at all");
            return !traffic.deadLetters("shop/rare").isEmpty();
        });
        traffic.send("bam.commands.v1", "shop/rare", new Command.CheckNow("c1", "shop", "rare", "ops", Instant.now()));

        assertThat(firstResult("shop/rare", first.at()).status()).isEqualTo(Status.UP);
    }

    @Test
    void aProbeTakesOverWhatAnotherOfItsLocationLeaves() {
        for (int i = 0; i < 12; i++) {
            define(monitor("shared-" + i, http(server.url("/")), SECOND));
        }
        for (int i = 0; i < 12; i++) {
            firstResult("shop/shared-" + i, Instant.EPOCH);
        }
        Map<String, MonitorDefinition> theirs = new ConcurrentHashMap<>();
        OwnedDefinitions<MonitorDefinition> other =
                definitions.own("monitors.v1", "bam-probe-eu-west", MonitorDefinition.class, new Recorder(theirs));
        other.start();
        await().atMost(LONG).until(() -> theirs.keySet().stream().anyMatch(key -> key.startsWith("shop/shared-")));
        List<String> moved = theirs.keySet().stream()
                .filter(key -> key.startsWith("shop/shared-"))
                .toList();

        Instant left = Instant.now();
        other.close();

        moved.forEach(key -> firstResult(key, left));
        for (int i = 0; i < 12; i++) {
            traffic.send(MONITORS, "shop/shared-" + i, null);
        }
    }

    private record Recorder(Map<String, MonitorDefinition> theirs) implements DefinitionListener<MonitorDefinition> {

        @Override
        public void owned(String key, MonitorDefinition definition) {
            theirs.put(key, definition);
        }

        @Override
        public void released(String key) {
            theirs.remove(key);
        }
    }

    @Test
    void callsOfJobsBecomeResults() {
        // A job has to call again if its call is not stored in seconds, and a first one takes longer than others.
        define(monitor("before-calls", http(server.url("/")), HOUR));
        firstResult("shop/before-calls", Instant.EPOCH);
        define(monitor("nightly", new HeartbeatCheck(Duration.ofDays(1), HOUR, HASH), HOUR));
        await().atMost(LONG).until(() -> given().get("/ping/test").statusCode() == 200);

        given().body("disk is filling").post("/ping/test/log").then().statusCode(200);
        given().post("/ping/test/start").then().statusCode(200);
        given().body("x".repeat(12_000_000) + "\ndisk full")
                .post("/ping/test/fail")
                .then()
                .statusCode(200);
        given().get("/ping/test/3").then().statusCode(200);
        given().get("/ping/test/0").then().statusCode(200);

        List<Result> results =
                await().atMost(LONG).until(() -> traffic.results("shop/nightly"), seen -> seen.size() >= 6);
        assertThat(results)
                .extracting(Result::status)
                .containsExactly(Status.UP, Status.UNKNOWN, Status.UNKNOWN, Status.DOWN, Status.DOWN, Status.UP);
        assertThat(results.get(1).findings()).extracting(Finding::what).containsExactly("log");
        assertThat(results.get(2).findings()).extracting(Finding::what).containsExactly("start");
        assertThat(results.get(3).findings().get(0).actual())
                .startsWith("a failure: ...")
                .endsWith("\ndisk full");
        assertThat(results.get(4).findings().get(0).sentence()).isEqualTo("expected exit code 0, got 3");
        assertThat(results).extracting(Result::kind).containsOnly("heartbeat");
    }

    @Test
    void strangersCallsAreNotFoundAndThenTooMany() {
        await().atMost(LONG).until(() -> given().get("/ping/stranger").statusCode() == 404);

        List<Integer> answers = java.util.stream.IntStream.range(0, 40)
                .mapToObj(i -> given().post("/ping/stranger-" + i + "/fail").statusCode())
                .toList();

        // How many of them are not too many depends on who else called a moment ago.
        assertThat(answers).isSubsetOf(404, 429).contains(429);
    }

    @Test
    void heartbeatsProveWork() {
        define(monitor("working", http(server.url("/")), SECOND));
        firstResult("shop/working", Instant.EPOCH);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(traffic.heartbeats()).last().satisfies(heartbeat -> {
                    assertThat(heartbeat.location()).isEqualTo("eu-west");
                    assertThat(heartbeat.kinds()).containsExactly("dns", "heartbeat", "http", "tcp", "tls");
                    assertThat(heartbeat.work())
                            .containsKeys(
                                    "due", "done", "late", "skipped", "discarded", "lost", "dropped", "runningNow")
                            .hasEntrySatisfying("done", done -> assertThat(done).isPositive())
                            .hasEntrySatisfying(
                                    "monitorsNow", now -> assertThat(now).isPositive());
                }));
        traffic.send(MONITORS, "shop/working", null);
    }
}
