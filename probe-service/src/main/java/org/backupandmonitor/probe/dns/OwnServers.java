package org.backupandmonitor.probe.dns;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.xbill.DNS.ResolverConfig;

/** The name servers of this machine, as it is configured by now: networks change under a process that runs. Thread-safe. */
@Singleton
public class OwnServers {

    private static final long FRESH = Duration.ofMinutes(1).toNanos();

    private final Supplier<List<InetSocketAddress>> configuration;
    private final LongSupplier nanoTime;
    private final AtomicLong read;
    private volatile List<InetSocketAddress> servers;

    @Inject
    OwnServers() {
        this(OwnServers::configured, System::nanoTime);
    }

    /** @param configuration reads the servers, in the order they are asked in; must not wait */
    OwnServers(Supplier<List<InetSocketAddress>> configuration, LongSupplier nanoTime) {
        this.configuration = configuration;
        this.nanoTime = nanoTime;
        this.read = new AtomicLong(nanoTime.getAsLong());
        this.servers = configuration.get();
    }

    /** A small local file at most, as {@code /etc/resolv.conf}. */
    private static List<InetSocketAddress> configured() {
        ResolverConfig.refresh();
        return List.copyOf(ResolverConfig.getCurrentConfig().servers());
    }

    /** In the order they are asked in; at most a minute old, and empty if there are none. */
    List<InetSocketAddress> list() {
        long before = read.get();
        long now = nanoTime.getAsLong();
        if (now - before > FRESH && read.compareAndSet(before, now)) {
            servers = configuration.get();
        }
        return servers;
    }
}
