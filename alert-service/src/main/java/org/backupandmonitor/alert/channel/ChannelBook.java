package org.backupandmonitor.alert.channel;

import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.backupandmonitor.contracts.Names;

/** Every channel that ops configured, of whatever kind, by name. Thread-safe. */
@Singleton
public class ChannelBook {

    private final Map<String, ChannelKind> kinds = new TreeMap<>();
    private final Map<String, List<Recipient>> channels = new TreeMap<>();
    private final List<String> misconfigurations = new ArrayList<>();

    @Inject
    ChannelBook(@All List<ChannelKind> kinds) {
        for (ChannelKind kind : kinds) {
            this.kinds.put(kind.type(), kind);
            misconfigurations.addAll(kind.misconfigurations());
            kind.channels().forEach((name, addresses) -> add(kind.type(), name, addresses));
        }
    }

    private void add(String type, String name, List<String> addresses) {
        if (!Names.isValid(name) || name.equals(Recipient.DIRECT)) {
            misconfigurations.add(
                    "bam.channels." + name + ": a channel's name must be 1 to 63 lower-case letters, digits,"
                            + " dots or hyphens, and not \"" + Recipient.DIRECT + "\"");
            return;
        }
        List<Recipient> recipients = addresses.stream()
                .map(address -> new Recipient(name, type, address))
                .toList();
        if (channels.putIfAbsent(name, recipients) != null) {
            misconfigurations.add("bam.channels." + name + ": a channel is of one kind, but this one is of two");
        }
    }

    /** The recipients behind a channel's name; empty if there is no such channel. */
    public Optional<List<Recipient>> channel(String name) {
        return Optional.ofNullable(channels.get(name));
    }

    /** The kind that sends to such recipients; empty if this version has none. */
    public Optional<ChannelKind> kind(String type) {
        return Optional.ofNullable(kinds.get(type));
    }

    /** Everything that is wrong with the configuration of channels, in sentences that name the setting. */
    public List<String> misconfigurations() {
        return List.copyOf(misconfigurations);
    }
}
