package org.backupandmonitor.alert.judging;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.incident.Notification;
import org.jspecify.annotations.Nullable;

/**
 * What has to stand on Kafka: the newest event about each thing, sent again until Kafka took it. Thread-safe.
 *
 * <p>A newer event about the same thing replaces one that Kafka did not take yet; so this is for topics that say how
 * something stands.
 */
final class Publications {

    /** Sends; the callback hears null, or why it failed. */
    interface Sender {
        java.util.concurrent.CompletionStage<Void> send(String topic, String key, @Nullable Object event);
    }

    private record Address(String topic, String identity) {}

    private static final class Pending {
        final String key;
        final @Nullable Object event;
        boolean onItsWay;

        Pending(String key, @Nullable Object event) {
            this.key = key;
            this.event = event;
        }
    }

    private final Sender sender;
    private final Map<Address, Pending> pending = new LinkedHashMap<>();

    Publications(Sender sender) {
        this.sender = sender;
    }

    /** Publishes an event about the thing that is the record key, now or as soon as Kafka takes it; null removes it. */
    void publish(String topic, String key, @Nullable Object event) {
        publish(topic, key, key, event);
    }

    /** Publishes a notification as it stands; those of one incident share the record key. */
    void publish(Notification notification) {
        publish(Topics.NOTIFICATIONS, notification.id(), notification.incident(), notification);
    }

    private void publish(String topic, String identity, String key, @Nullable Object event) {
        Address address = new Address(topic, identity);
        Pending newest = new Pending(key, event);
        synchronized (pending) {
            // What is on its way already was sent before, and Kafka keeps the order of one producer.
            pending.put(address, newest);
        }
        send(address, newest);
    }

    /** Sends again what failed. */
    void retry() {
        Map<Address, Pending> failed;
        synchronized (pending) {
            failed = new LinkedHashMap<>(pending);
            failed.values().removeIf(each -> each.onItsWay);
        }
        failed.forEach(this::send);
    }

    /** Whether Kafka took everything. */
    boolean isIdle() {
        synchronized (pending) {
            return pending.isEmpty();
        }
    }

    private void send(Address address, Pending each) {
        synchronized (pending) {
            if (pending.get(address) != each) {
                return;
            }
            each.onItsWay = true;
        }
        BiFunction<Object, Throwable, Object> done = (sent, failure) -> {
            synchronized (pending) {
                each.onItsWay = false;
                if (failure == null && pending.get(address) == each) {
                    pending.remove(address);
                }
            }
            return this;
        };
        sender.send(address.topic(), each.key, each.event).handle(done);
    }
}
