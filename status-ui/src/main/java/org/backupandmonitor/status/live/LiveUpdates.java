package org.backupandmonitor.status.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Passes on, to every open page, which topics have brought something new. Thread-safe. */
@Singleton
public class LiveUpdates {

    /** Pages hear at most once in this time; what happens in between comes as one. */
    private static final Duration PACE = Duration.ofSeconds(1);

    private final BroadcastProcessor<String> changes = BroadcastProcessor.create();

    /** Something new came by this topic, named without prefix. Must not be called from an event loop. */
    public synchronized void changed(String topic) {
        changes.onNext(topic);
    }

    /** The topics that brought something new, each second in which there are any. */
    Multi<Set<String>> stream() {
        return changes.onOverflow()
                .drop()
                .group()
                .intoLists()
                .every(PACE)
                .filter(topics -> !topics.isEmpty())
                .map(LiveUpdates::distinct)
                .onOverflow()
                .drop();
    }

    private static Set<String> distinct(List<String> topics) {
        return new TreeSet<>(topics);
    }
}
