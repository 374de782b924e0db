package org.backupandmonitor.probe.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.backupandmonitor.probe.rig.Rig;
import org.junit.jupiter.api.Test;

class AcknowledgementTest {

    private final CompletableFuture<Void> receipt = new CompletableFuture<>();

    private CompletableFuture<Response> answer(Duration within) {
        return PingResource.acknowledged(receipt, within).toCompletableFuture();
    }

    @Test
    void aJobHearsOkWhenItsCallIsStoredAndNotBefore() {
        CompletableFuture<Response> answer = answer(Duration.ofDays(1));
        boolean early = answer.isDone();

        receipt.complete(null);

        assertThat(early).isFalse();
        assertThat(answer.join().getStatus()).isEqualTo(200);
    }

    @Test
    void aJobWhoseCallIsNotStoredInTimeHearsThatItMustCallAgain() {
        CompletableFuture<Response> answer = answer(Duration.ofMillis(1));

        await().atMost(Rig.PATIENCE).until(answer::isDone);

        assertThat(answer.join().getStatus()).isEqualTo(503);
        assertThat(answer.join().getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(receipt).isNotDone();
    }
}
