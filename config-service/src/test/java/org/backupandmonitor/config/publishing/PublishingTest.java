package org.backupandmonitor.config.publishing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.backupandmonitor.config.testing.Api.soon;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.backupandmonitor.config.publishing.FaultyPublisher.Fault;
import org.backupandmonitor.config.testing.Api;
import org.backupandmonitor.config.testing.Manifests;
import org.backupandmonitor.config.testing.Operations;
import org.backupandmonitor.config.testing.Topics;
import org.backupandmonitor.contracts.repository.RepositoryEvent;
import org.backupandmonitor.messaging.MessagingConfig;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = Operations.class, restrictToAnnotatedClass = false)
class PublishingTest {

    @Inject
    FaultyPublisher publisher;

    @Inject
    Publishing publishing;

    @Inject
    Verification verification;

    @Inject
    DefinitionRepository definitions;

    @Inject
    EventRepository events;

    @Inject
    TransactionalPublisher real;

    @Inject
    OversizeRecords oversize;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    @Inject
    MessagingConfig config;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @AfterEach
    void end() {
        publisher.dies(Fault.NOWHERE);
    }

    @Test
    void aCrashBetweenKafkaAndTheDatabaseTellsNobodyTwice() {
        publisher.dies(Fault.AFTER_SENDING);
        Api.put("crash-after", Manifests.of("crash-after", "site")).then().statusCode(201);
        soon().until(() -> accepted("crash-after") == 1);
        boolean notedMeanwhile = publishedAt("crash-after") != null;

        publisher.dies(Fault.NOWHERE);

        soon().until(() -> publishedAt("crash-after") != null);
        assertThat(notedMeanwhile).isFalse();
        soon().until(() -> Topics.contents("monitors.v1").containsKey("crash-after/site"));
        assertThat(accepted("crash-after")).isEqualTo(1);
    }

    @Test
    void aCrashBetweenTheDatabaseAndKafkaLosesNothing() throws Exception {
        publisher.dies(Fault.BEFORE_SENDING);
        Api.put("crash-before", Manifests.of("crash-before", "site")).then().statusCode(201);
        int deaths = publisher.deaths();
        soon().until(() -> publisher.deaths() >= deaths + 2);
        boolean sentMeanwhile = Topics.contents("monitors.v1").containsKey("crash-before/site");

        // The process that died sends nothing any more; this is the next one, which has only what PostgreSQL kept.
        Publishing anew = new Publishing(definitions, events, real, oversize, clock);
        PublishingLoop next =
                new PublishingLoop(anew, verification, oversize, Duration.ofMillis(100), Duration.ofHours(1));
        next.begin(null);

        soon().until(() -> publishedAt("crash-before") != null);
        next.end(null);
        soon().untilAsserted(() -> {
            assertThat(Topics.contents("projects.v1")).containsKey("crash-before");
            assertThat(Topics.contents("monitors.v1")).containsKey("crash-before/site");
            assertThat(accepted("crash-before")).isEqualTo(1);
        });
        assertThat(sentMeanwhile).isFalse();
    }

    @Test
    void whatKafkaLostIsPublishedAgain() {
        Api.put("lost", Manifests.full("lost")).then().statusCode(201);
        soon().until(() -> publishedAt("lost") != null && publishing.outstanding() == 0);
        // Committed is not seen at once: each partition shows its part when its own end marker is written.
        Map<String, JsonNode> before = soon().until(PublishingTest::ofLost, all -> all.keySet()
                .equals(Set.of("lost", "lost/site", "lost/nightly", "lost/uploads")));

        publishing.exclusively(this::loseEverything);

        soon().untilAsserted(() -> {
            Topics.forget();
            assertThat(ofLost()).isEmpty();
        });
        // As every start does, and every bam.publishing.verify-every.
        soon().ignoreExceptions().untilAsserted(() -> {
            verification.run();
            publishing.publishAll();
            assertThat(ofLost()).isEqualTo(before);
        });
    }

    @Test
    void aFrozenPublisherCanNotPublishWhatAnotherFoundMissing() {
        KafkaProducer<String, byte[]> frozen =
                new KafkaProducer<>(transactional(), new StringSerializer(), new ByteArraySerializer());
        UUID batch = UUID.randomUUID();
        publishing.exclusively(() -> {
            frozen.initTransactions();
            frozen.beginTransaction();
            frozen.sendOffsetsToTransaction(
                    Map.of(new TopicPartition("bam.revisions.v1", 0), new OffsetAndMetadata(0, batch.toString())),
                    new ConsumerGroupMetadata("bam.config-publisher"));

            TransactionalPublisher other = new TransactionalPublisher(kafka, config);
            Optional<UUID> arrived = other.lastArrived();

            assertThat(arrived).isNotEqualTo(Optional.of(batch));
            assertThatThrownBy(frozen::commitTransaction).isInstanceOf(KafkaException.class);
            other.discard();
        });
        frozen.close(Duration.ZERO);
    }

    @Test
    void revisionsThatPileUpEndInTheLastOne() {
        Api.put("piling", Manifests.of("piling", "first"));
        soon().until(() -> Topics.contents("monitors.v1").containsKey("piling/first"));
        publisher.dies(Fault.AFTER_SENDING);
        Api.put("piling", Manifests.of("piling", "second"));
        soon().until(() -> Topics.contents("monitors.v1").containsKey("piling/second"));
        publisher.dies(Fault.BEFORE_SENDING);
        Api.put("piling", Manifests.of("piling", "third"));

        publisher.dies(Fault.NOWHERE);

        soon().until(() -> publishedAt("piling") != null && publishing.outstanding() == 0);
        soon().untilAsserted(() -> {
            assertThat(Topics.contents("monitors.v1").keySet())
                    .filteredOn(key -> key.startsWith("piling/"))
                    .containsExactly("piling/third");
            assertThat(accepted("piling")).isEqualTo(3);
        });
    }

    @Test
    void anotherInstanceMayPublishInBetween() {
        TransactionalPublisher other = new TransactionalPublisher(kafka, config);
        // As instances do it: whoever publishes holds the lock, or the two fence each other off.
        publishing.exclusively(() -> other.publish(new Batch(UUID.randomUUID(), List.of())));
        other.discard();

        Api.put("after-another", Manifests.of("after-another", "site"));

        soon().until(() -> Topics.contents("monitors.v1").containsKey("after-another/site"));
    }

    @Test
    void recordsOfProjectsNobodyKnowsAreLeftAlone() {
        write("bam.monitors.v1", "of-a-lost-database/site", "{}");

        verification.run();
        publishing.publishAll();

        soon().until(() -> Topics.contents("monitors.v1").containsKey("of-a-lost-database/site"));
    }

    @Test
    void aManifestWithThousandsOfMistakesHoldsNobodyUp() {
        String mistakes = IntStream.range(0, 6_000)
                .mapToObj(number -> "unknown" + number + ": x\n")
                .collect(Collectors.joining());
        Api.put("mistaken", Manifests.of("mistaken", "site") + mistakes)
                .then()
                .statusCode(422)
                .body("diagnostics.size()", equalTo(201))
                .body("diagnostics[200].code", equalTo("more-diagnostics"));

        Api.put("unharmed", Manifests.of("unharmed", "site"));

        soon().until(() -> Topics.contents("monitors.v1").containsKey("unharmed/site"));
        soon().untilAsserted(() -> assertThat(Topics.events("api"))
                .filteredOn(event -> event.path("project").asText().equals("mistaken"))
                .singleElement()
                .satisfies(event -> assertThat(event.path("diagnostics")).hasSize(201)));
    }

    @Test
    void whatIsLargerThanKafkaTakesIsSetAsideAndTold() {
        String large = "x".repeat(2_000_000);
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.replace("swollen", Map.of("monitors.v1", Map.of("swollen/site", Map.of("labels", large))));
            outbox.event(new RepositoryEvent.Unreachable("swollen", large, Instant.EPOCH, Instant.EPOCH), null);
        });

        // Its records stand before and behind those that are too large.
        Api.put("beside-it", Manifests.of("beside-it", "site"));
        Api.put("zebra", Manifests.of("zebra", "site"));

        soon().until(() -> Topics.contents("monitors.v1").containsKey("zebra/site"));
        soon().until(() -> Topics.contents("monitors.v1").containsKey("beside-it/site"));
        soon().until(() -> publishing.outstanding() == 0);
        assertThat(oversize.problems())
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem)
                        .contains("an event of \"swollen\" in revisions.v1", "bytes, more than Kafka takes"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("the definition \"swollen/site\" in monitors.v1", "stays in force"));

        QuarkusTransaction.requiringNew().run(() -> {
            outbox.end("swollen");
            outbox.event(new RepositoryEvent.Reachable("swollen", Instant.EPOCH), null);
        });

        soon().untilAsserted(() -> assertThat(oversize.problems()).isEmpty());
    }

    @Test
    void aRevisionThatIsStoredDuringVerificationStays() {
        Api.put("verified", Manifests.of("verified", "before"));
        soon().until(() -> publishedAt("verified") != null && publishing.outstanding() == 0);
        AtomicBoolean stored = new AtomicBoolean();
        // The topics seem to be empty, and while that is noticed somebody puts the next revision.
        Map<String, JsonNode> empty = new HashMap<>() {
            @Override
            public JsonNode get(Object key) {
                if (key.equals("verified") && stored.compareAndSet(false, true)) {
                    Api.put("verified", Manifests.of("verified", "after"))
                            .then()
                            .statusCode(200);
                }
                return null;
            }
        };

        new Verification(definitions, topic -> empty, publishing).run();

        assertThat(stored).isTrue();
        String commit = given().get("/api/v1/projects/verified").path("project.revision.commit.hash");
        soon().untilAsserted(() -> assertThat(Topics.contents("projects.v1")
                        .get("verified")
                        .at("/provenance/commit")
                        .asText())
                .isEqualTo(commit));
    }

    private Map<String, Object> transactional() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("transactional.id", "bam.config-publisher");
        return settings;
    }

    /** As if Kafka's disk had been lost: the topics are there again, and empty. */
    private void loseEverything() {
        List<String> names = Stream.of("projects.v1", "monitors.v1", "backups.v1")
                .map(config::topic)
                .toList();
        try (Admin admin = Admin.create(new HashMap<>(kafka))) {
            admin.deleteTopics(names).all().get(30, TimeUnit.SECONDS);
            List<NewTopic> empty = names.stream()
                    .map(name -> new NewTopic(name, 3, (short) 1).configs(Map.of("cleanup.policy", "compact")))
                    .toList();
            // Deleting goes on for a moment after it is answered.
            soon().ignoreExceptions()
                    .until(() -> admin.createTopics(empty).all().get(30, TimeUnit.SECONDS) == null);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, JsonNode> ofLost() {
        Map<String, JsonNode> all = new TreeMap<>();
        for (String topic : List.of("projects.v1", "monitors.v1", "backups.v1")) {
            Topics.contents(topic).forEach((key, value) -> {
                if (key.equals("lost") || key.startsWith("lost/")) {
                    all.put(key, value);
                }
            });
        }
        return all;
    }

    private void write(String topic, String key, @Nullable String value) {
        Map<String, Object> settings = new HashMap<>(kafka);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value));
        }
    }

    private static long accepted(String project) {
        return Topics.events("api").stream()
                .filter(event -> event.path("type").asText().equals("accepted"))
                .filter(event -> event.path("project").asText().equals(project))
                .count();
    }

    private static @Nullable String publishedAt(String project) {
        return given().get("/api/v1/projects/" + project).path("project.revision.publishedAt");
    }
}
