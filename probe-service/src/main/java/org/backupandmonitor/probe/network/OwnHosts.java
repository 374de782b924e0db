package org.backupandmonitor.probe.network;

import io.netty.resolver.HostsFileEntriesProvider;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** This machine's own table of hosts, as it is by now: Netty reads it once in the life of a process. Thread-safe. */
final class OwnHosts {

    private static final long FRESH = Duration.ofSeconds(5).toNanos();

    private final Supplier<HostsFileEntriesProvider> file;
    private final LongSupplier nanoTime;
    private final AtomicLong read;
    private volatile HostsFileEntriesProvider entries;

    OwnHosts() {
        this(() -> HostsFileEntriesProvider.parser().parseSilently(), System::nanoTime);
    }

    /** @param file reads the table, a small local file; must not wait */
    OwnHosts(Supplier<HostsFileEntriesProvider> file, LongSupplier nanoTime) {
        this.file = file;
        this.nanoTime = nanoTime;
        this.read = new AtomicLong(nanoTime.getAsLong());
        this.entries = file.get();
    }

    /** The addresses of a host, those of IPv4 first; empty if the table does not name it. */
    List<InetAddress> addresses(String name) {
        HostsFileEntriesProvider present = fresh();
        String key = name.toLowerCase(Locale.ENGLISH);
        return Stream.of(present.ipv4Entries(), present.ipv6Entries())
                .flatMap(table -> table.getOrDefault(key, List.of()).stream())
                .toList();
    }

    private HostsFileEntriesProvider fresh() {
        long before = read.get();
        long now = nanoTime.getAsLong();
        if (now - before > FRESH && read.compareAndSet(before, now)) {
            entries = file.get();
        }
        return entries;
    }
}
