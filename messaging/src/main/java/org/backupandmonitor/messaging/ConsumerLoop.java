package org.backupandmonitor.messaging;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A thread that reads with a Kafka consumer until it is closed, and starts over with a new consumer when Kafka fails it.
 *
 * @param <T> the topic's record type
 */
final class ConsumerLoop<T> implements AutoCloseable {

    /** What is done with the consumer, always on the loop's thread. */
    interface Work<T> {

        /** A new consumer begins: subscribe or assign, and forget what an earlier one said. */
        void begin(KafkaConsumer<String, Decoded<T>> consumer);

        void record(ConsumerRecord<String, @Nullable Decoded<T>> record);

        /** After every poll, records or not. */
        void polled(KafkaConsumer<String, Decoded<T>> consumer);
    }

    private static final Logger LOG = Logger.getLogger(ConsumerLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Supplier<KafkaConsumer<String, Decoded<T>>> consumers;
    private final Work<T> work;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<String, Decoded<T>> current;

    ConsumerLoop(String name, Supplier<KafkaConsumer<String, Decoded<T>>> consumers, Work<T> work) {
        this.consumers = consumers;
        this.work = work;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        closing.countDown();
        KafkaConsumer<String, Decoded<T>> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean open() {
        return closing.getCount() > 0;
    }

    private void run() {
        while (open()) {
            try (KafkaConsumer<String, Decoded<T>> consumer = consumers.get()) {
                current = consumer;
                work.begin(consumer);
                while (open()) {
                    Consumer<ConsumerRecord<String, @Nullable Decoded<T>>> each = work::record;
                    consumer.poll(POLL).forEach(each);
                    work.polled(consumer);
                }
            } catch (WakeupException e) {
                LOG.debugf("%s was woken up", thread.getName());
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                LOG.errorf(e, "%s starts over in %d s", thread.getName(), PAUSE.toSeconds());
                pause();
            } finally {
                current = null;
            }
        }
    }

    private void pause() {
        try {
            closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
