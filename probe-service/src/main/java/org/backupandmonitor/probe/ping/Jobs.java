package org.backupandmonitor.probe.ping;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.backupandmonitor.contracts.monitor.HeartbeatCheck;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.jspecify.annotations.Nullable;

/** All heartbeat monitors there are, by the hash of their tokens. Changes come from one thread, reading is thread-safe. */
final class Jobs {

    private final Map<String, MonitorDefinition> byHash = new ConcurrentHashMap<>();
    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    /** @param definition null for a monitor that was removed */
    void changed(String key, @Nullable MonitorDefinition definition) {
        String hash =
                definition != null && definition.check() instanceof HeartbeatCheck check ? check.tokenHash() : null;
        String before = hash == null ? hashes.remove(key) : hashes.put(key, hash);
        if (before != null && !before.equals(hash)) {
            byHash.computeIfPresent(before, (same, owner) -> owner.key().equals(key) ? null : owner);
        }
        if (hash != null && definition != null) {
            byHash.put(hash, definition);
        }
    }

    Optional<MonitorDefinition> find(String token) {
        return Optional.ofNullable(byHash.get(Token.hash(token)));
    }
}
