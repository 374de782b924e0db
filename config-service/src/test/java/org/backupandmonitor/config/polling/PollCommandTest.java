package org.backupandmonitor.config.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backupandmonitor.config.testing.Api.soon;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.config.testing.Api;
import org.backupandmonitor.config.testing.Manifests;
import org.backupandmonitor.config.testing.Operations;
import org.backupandmonitor.config.testing.SampleRepository;
import org.backupandmonitor.config.testing.Topics;
import org.backupandmonitor.contracts.command.Command;
import org.backupandmonitor.messaging.EventProducer;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = Operations.class, restrictToAnnotatedClass = false)
class PollCommandTest {

    private static final String PATH = "backup-and-monitor.yaml";

    @Inject
    EventProducer producer;

    @Test
    void aCommandHasTheRepositoryLookedIntoAtOnceAlsoBehindGarbage() {
        try (SampleRepository repository = SampleRepository.create()) {
            repository.commit(PATH, Manifests.of("commanded", "site"));
            Api.add("commanded", repository.url(), Map.of("poll", "1d"));
            soon().until(() -> Topics.count("commanded", "accepted") == 1);
            repository.commit(PATH, Manifests.of("commanded", "other"));
            producer.send("commands.v1", "commanded", List.of("garbage")).join();

            producer.send("commands.v1", "commanded", new Command.PollNow("c1", "commanded", "test", Instant.now()))
                    .join();

            soon().until(() -> Topics.contents("monitors.v1").containsKey("commanded/other"));
            soon().until(() -> Topics.records("dead-letters.v1").stream()
                    .anyMatch(letter -> letter.getKey().equals("bam.commands.v1")));
        }
    }

    @Test
    void heartbeatsProveTheWorkAndNameWhatIsWrong() {
        soon().untilAsserted(() -> {
            JsonNode heartbeat = newestHeartbeat();
            assertThat(heartbeat.path("component").asText()).isEqualTo("CONFIG");
            assertThat(heartbeat.at("/work/pollsDone").asLong()).isPositive();
            assertThat(heartbeat.at("/work/revisionsAccepted").asLong()).isPositive();
            assertThat(heartbeat.at("/work/repositoriesNow").asLong()).isPositive();
            assertThat(heartbeat.path("problems").toString())
                    .contains("bam.repositories.refused.url", "bam.repositories.unknown-policy.policy");
        });
    }

    private static JsonNode newestHeartbeat() {
        return Topics.records("heartbeats.v1").stream()
                .flatMap(record -> record.getValue().stream())
                .reduce((one, next) -> next)
                .or(() -> Optional.of(com.fasterxml.jackson.databind.node.MissingNode.getInstance()))
                .orElseThrow();
    }
}
