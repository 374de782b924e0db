package org.backupandmonitor.probe.network;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * When this machine's own name servers last answered anything, by which to tell whose fault their silence about one name is:
 * the name's, or that of the probe, which then can't see. Thread-safe.
 */
@Singleton
public class LifeSigns {

    private static final long FRESH = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanoTime;
    private volatile long last;

    @Inject
    public LifeSigns() {
        this(System::nanoTime);
    }

    LifeSigns(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong() - FRESH;
    }

    /** A name server of this machine's answered, whatever it said. */
    public void answered() {
        last = nanoTime.getAsLong();
    }

    /** Why the name servers' silence says nothing about what they were asked; empty if it does, since they talk otherwise. */
    public Optional<String> excuse() {
        return nanoTime.getAsLong() - last < FRESH
                ? Optional.empty()
                : Optional.of("the name servers of the probe's own machine answer nothing, whatever they are asked");
    }
}
