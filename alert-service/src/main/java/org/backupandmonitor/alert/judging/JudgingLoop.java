package org.backupandmonitor.alert.judging;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.backupandmonitor.messaging.Decoded;
import org.jboss.logging.Logger;

/** The thread that judges, and its place in Kafka's group, of which one member is chosen. Starts over after any error. */
final class JudgingLoop implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(JudgingLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Supplier<KafkaConsumer<String, Decoded<Object>>> consumers;
    private final List<String> topics;
    private final Judge judge;
    private final Thread thread = new Thread(this::run, "judging");
    private final CountDownLatch closing = new CountDownLatch(1);

    JudgingLoop(Supplier<KafkaConsumer<String, Decoded<Object>>> consumers, List<String> topics, Judge judge) {
        this.consumers = consumers;
        this.topics = topics;
        this.judge = judge;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean open() {
        return closing.getCount() > 0;
    }

    private void run() {
        while (open()) {
            try (KafkaConsumer<String, Decoded<Object>> consumer = consumers.get()) {
                consumer.subscribe(topics, new Assignment(consumer));
                while (open()) {
                    judge.round(consumer);
                }
                judge.leave(consumer);
            } catch (RuntimeException e) {
                LOG.errorf(e, "judging starts over in %d s", PAUSE.toSeconds());
                judge.end();
                pause();
            }
        }
        judge.end();
    }

    private void pause() {
        try {
            closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Follows which instance Kafka chose; called on the judging thread, within poll. */
    private final class Assignment implements ConsumerRebalanceListener {

        private final KafkaConsumer<String, Decoded<Object>> consumer;

        Assignment(KafkaConsumer<String, Decoded<Object>> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            judge.revoked(consumer);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            if (!partitions.isEmpty()) {
                LOG.warn("another instance judges, since Kafka did not hear of this one in time");
                judge.end();
            }
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (partitions.isEmpty()) {
                LOG.info("another instance judges; this one stands by");
                judge.end();
            } else {
                judge.assigned(consumer, partitions);
            }
        }
    }
}
