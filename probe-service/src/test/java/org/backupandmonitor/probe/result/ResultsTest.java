package org.backupandmonitor.probe.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.backupandmonitor.contracts.monitor.Phases;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.messaging.EventSerializer;
import org.backupandmonitor.probe.rig.Rig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultsTest {

    /** Takes records, and has them only when it is told so. */
    private final MockProducer<String, Object> kafka =
            new MockProducer<>(false, null, new StringSerializer(), new EventSerializer());

    private final Results results = new Results(new ResultPublisher("results", kafka), 100);

    @AfterEach
    void close() throws InterruptedException {
        results.close();
    }

    private static Result result(String name) {
        return new Result(
                "shop",
                name,
                "heartbeat",
                "eu-west",
                "probe-1",
                Instant.EPOCH,
                Status.UP,
                Duration.ZERO,
                Phases.NONE,
                List.of(),
                null,
                "c0ffee");
    }

    @Test
    void aReceiptIsGivenWhenKafkaHasTheResultAndNotBefore() {
        CompletableFuture<Void> receipt = results.deliver(result("nightly"));
        await().atMost(Rig.PATIENCE).until(() -> !kafka.history().isEmpty());
        boolean early = receipt.isDone();

        kafka.completeNext();

        await().atMost(Rig.PATIENCE).until(receipt::isDone);
        assertThat(early).isFalse();
        assertThat(kafka.history()).extracting(ProducerRecord::key).containsExactly("shop/nightly");
    }

    @Test
    void aResultThatKafkaDidNotTakeIsSentAgainAndItsReceiptWaits() {
        CompletableFuture<Void> receipt = results.deliver(result("nightly"));
        await().atMost(Rig.PATIENCE).until(() -> kafka.history().size() == 1);

        kafka.errorNext(new TimeoutException("away"));

        await().atMost(Rig.PATIENCE).until(() -> kafka.history().size() == 2);
        assertThat(receipt).isNotDone();
        kafka.completeNext();
        await().atMost(Rig.PATIENCE).until(receipt::isDone);
    }

    @ParameterizedTest
    @CsvSource({"50000, 1024, 50000", "50000, 160, 40960", "50000, 96, 24576", "100, 96, 100"})
    void aBacklogNeverFillsTheMemory(int asked, long mebibytes, int capacity) {
        assertThat(Capacity.of(asked, mebibytes * 1024 * 1024)).isEqualTo(capacity);
    }
}
