package org.backupandmonitor.probe.schedule;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.probe.lane.Lane;

/**
 * All monitors that are checked here. Each has its own timer and timeout, so that no target can delay the check of another.
 *
 * <p>Definitions come from one thread at a time; the rest is thread-safe.
 */
public final class Schedule {

    private final String location;
    private final Probers probers;
    private final Supplier<Lane> lanes;
    private final Tally tally;
    private final Clock clock;
    private final Observer observer;
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();

    /**
     * @param location where this probe stands; monitors for others are not checked
     * @param lanes gives each monitor the lane it runs on
     */
    public Schedule(
            String location, Probers probers, Supplier<Lane> lanes, Tally tally, Clock clock, Observer observer) {
        this.location = location;
        this.probers = probers;
        this.lanes = lanes;
        this.tally = tally;
        this.clock = clock;
        this.observer = observer;
    }

    /** From now on this definition is checked, first within about a second; another of the same key no longer is. */
    public void put(MonitorDefinition definition) {
        String key = definition.key();
        if (definition.paused() != null || !definition.locations().contains(location)) {
            remove(key);
            return;
        }
        Watch before = watches.get(key);
        if (before != null && before.serves(definition)) {
            before.follow(definition);
            return;
        }
        remove(key);
        Optional<Ready> ready = probers.prepare(definition);
        if (ready.isPresent()) {
            Watch watch = new Watch(definition, ready.get(), lanes.get(), tally, clock, observer);
            watches.put(key, watch);
            watch.start(watches.size());
        }
    }

    public void remove(String key) {
        Watch watch = watches.remove(key);
        if (watch != null) {
            watch.stop();
        }
    }

    /** Checks the monitor outside its cadence, unless a check of it is on its way; false if it is not checked here. */
    public boolean checkNow(String key) {
        Watch watch = watches.get(key);
        if (watch != null) {
            watch.checkNow();
        }
        return watch != null;
    }

    /** How many monitors are checked here. */
    public int size() {
        return watches.size();
    }

    /** Stops all of them. */
    public void clear() {
        watches.keySet().forEach(this::remove);
    }
}
