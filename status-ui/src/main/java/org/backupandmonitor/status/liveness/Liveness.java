package org.backupandmonitor.status.liveness;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;

/**
 * Which instances are alive at one moment.
 *
 * @param instances the newest heartbeat of each
 * @param now the moment
 */
public record Liveness(List<Heartbeat> instances, Instant now) {

    public Liveness {
        instances = List.copyOf(instances);
    }

    public Vital vital(Heartbeat heartbeat) {
        return Vital.of(heartbeat, now);
    }

    public List<Heartbeat> alive(Component component) {
        return instances.stream()
                .filter(heartbeat -> heartbeat.component() == component && vital(heartbeat) == Vital.ALIVE)
                .toList();
    }

    public boolean isAlive(Component component) {
        return !alive(component).isEmpty();
    }

    /** When the component was heard last, alive or not; empty if it never was. */
    public Optional<Instant> lastHeard(Component component) {
        return instances.stream()
                .filter(heartbeat -> heartbeat.component() == component)
                .map(Heartbeat::at)
                .max(Comparator.naturalOrder());
    }

    /**
     * Why nothing that alert-service said may be shown as true now; empty while an instance is alive and judges. A
     * process whose heartbeats go on while its judging hangs proves nothing about any monitor.
     */
    public Optional<Blindness> blindness() {
        List<Heartbeat> alive = alive(Component.ALERT);
        if (alive.stream().anyMatch(Judging::goesOn)) {
            return Optional.empty();
        }
        Optional<Instant> judged = instances.stream()
                .filter(heartbeat -> heartbeat.component() == Component.ALERT)
                .flatMap(heartbeat -> Judging.last(heartbeat).stream())
                .max(Comparator.naturalOrder());
        return Optional.of(new Blindness(!alive.isEmpty(), lastHeard(Component.ALERT), judged));
    }

    /**
     * Nobody judges results.
     *
     * @param alive whether alert-service sends heartbeats nevertheless
     * @param heard when it was heard last; empty if it never was
     * @param judged until when it is proved to have judged; empty where that was never proved
     */
    public record Blindness(boolean alive, Optional<Instant> heard, Optional<Instant> judged) {}

    /** Since when no instance of the component is alive; empty while one is. */
    public Optional<Silence> silence(Component component) {
        return isAlive(component) ? Optional.empty() : Optional.of(new Silence(component, lastHeard(component)));
    }

    /**
     * A component of which no instance is alive.
     *
     * @param since when it was heard last; empty if it never was
     */
    public record Silence(Component component, Optional<Instant> since) {

        /** The service's name as people know it. */
        public String service() {
            return serviceName(component);
        }
    }

    public static String serviceName(Component component) {
        return switch (component) {
            case CONFIG -> "config-service";
            case PROBE -> "probe-service";
            case BACKUP -> "backup-service";
            case ALERT -> "alert-service";
            case STATUS -> "status-ui";
        };
    }
}
