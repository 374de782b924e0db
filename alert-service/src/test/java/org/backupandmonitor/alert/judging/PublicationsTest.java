package org.backupandmonitor.alert.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.backupandmonitor.contracts.Topics;
import org.junit.jupiter.api.Test;

/** What has to stand on Kafka in the end. */
class PublicationsTest {

    private final List<String> sent = new ArrayList<>();
    private final List<CompletableFuture<Void>> answers = new ArrayList<>();
    private final Publications publications = new Publications((topic, key, event) -> {
        sent.add(key + "=" + event);
        CompletableFuture<Void> answer = new CompletableFuture<>();
        answers.add(answer);
        return answer;
    });

    @Test
    void test_what_failed_is_sent_again_until_it_is_taken() {
        publications.publish(Topics.STATUSES, "a", "UP");
        answers.get(0).completeExceptionally(new IllegalStateException("no broker"));
        assertThat(publications.isIdle()).isFalse();

        publications.retry();
        answers.get(1).complete(null);

        assertThat(sent).containsExactly("a=UP", "a=UP");
        assertThat(publications.isIdle()).isTrue();
    }

    @Test
    void test_what_is_outdated_is_not_sent_again() {
        publications.publish(Topics.STATUSES, "a", "UP");
        publications.publish(Topics.STATUSES, "a", "DOWN");
        answers.get(0).completeExceptionally(new IllegalStateException("no broker"));

        publications.retry();
        answers.get(1).complete(null);

        assertThat(sent).containsExactly("a=UP", "a=DOWN");
        assertThat(publications.isIdle()).isTrue();
    }

    @Test
    void test_what_is_on_its_way_is_not_sent_twice() {
        publications.publish(Topics.STATUSES, "a", null);

        publications.retry();

        assertThat(sent).containsExactly("a=null");
    }
}
