package org.backupandmonitor.config.publishing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.backupandmonitor.config.testing.Api.soon;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.backupandmonitor.config.publishing.FaultyPublisher.Fault;
import org.backupandmonitor.config.testing.Api;
import org.backupandmonitor.config.testing.Manifests;
import org.backupandmonitor.config.testing.Operations;
import org.backupandmonitor.config.testing.Topics;
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
        assertThat(accepted("crash-after")).isEqualTo(1);
        assertThat(Topics.contents("monitors.v1")).containsKey("crash-after/site");
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
        assertThat(Topics.contents("monitors.v1").keySet())
                .filteredOn(key -> key.startsWith("piling/"))
                .containsExactly("piling/third");
        assertThat(accepted("piling")).isEqualTo(3);
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

        assertThat(Topics.contents("monitors.v1")).containsKey("of-a-lost-database/site");
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
