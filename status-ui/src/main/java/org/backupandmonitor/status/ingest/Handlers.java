package org.backupandmonitor.status.ingest;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Gives each event to everybody who keeps something of its topic. Must be called within a transaction. */
@Singleton
public class Handlers {

    private final Map<String, List<EventHandler<?>>> byTopic;

    Handlers(@All List<EventHandler<?>> handlers) {
        this.byTopic = handlers.stream().collect(Collectors.groupingBy(EventHandler::topic));
    }

    /**
     * @param topic name without prefix, from {@code Topics}
     * @param event of the type that travels by that topic
     */
    public void store(String topic, String key, Object event) {
        of(topic).forEach(handler -> store(handler, key, event));
    }

    /**
     * @param topic name without prefix, from {@code Topics}
     * @param at as in {@link EventHandler#removed}
     */
    public void removed(String topic, String key, Instant at) {
        of(topic).forEach(handler -> handler.removed(key, at));
    }

    private List<EventHandler<?>> of(String topic) {
        return byTopic.getOrDefault(topic, List.of());
    }

    @SuppressWarnings("unchecked") // the deserializer gives each topic the type that its handlers take
    private static <T> void store(EventHandler<T> handler, String key, Object event) {
        handler.store(key, (T) event);
    }
}
