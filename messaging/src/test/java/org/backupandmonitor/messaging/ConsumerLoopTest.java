package org.backupandmonitor.messaging;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsumerLoopTest {

    private static final ConsumerLoop.Work<String> NONE = new ConsumerLoop.Work<>() {
        @Override
        public void begin(KafkaConsumer<String, Decoded<String>> consumer) {}

        @Override
        public void record(ConsumerRecord<String, @Nullable Decoded<String>> record) {}

        @Override
        public void polled(KafkaConsumer<String, Decoded<String>> consumer) {}
    };

    /** A thread that ended would leave the process with what it knew, and nobody would hear of it. */
    @Test
    void startsOverAfterAnErrorToo() {
        AtomicInteger begun = new AtomicInteger();
        ConsumerLoop<String> loop = new ConsumerLoop<>(
                "test",
                () -> {
                    begun.incrementAndGet();
                    throw new StackOverflowError("too deep");
                },
                NONE);

        loop.start();

        await().atMost(Duration.ofSeconds(60)).until(() -> begun.get() >= 2);
        loop.close();
    }
}
