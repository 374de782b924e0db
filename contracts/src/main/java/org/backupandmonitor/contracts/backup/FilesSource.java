package org.backupandmonitor.contracts.backup;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Set;
import org.backupandmonitor.contracts.secret.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Directories and files, over SSH or on the machine of backup-service itself.
 *
 * @param host reached by SSH; null for this machine
 * @param port of SSH; 22 unless said otherwise
 * @param user of SSH; null with a null host
 * @param key the SSH private key, {@code secret:NAME}; null means the key ops configured for the service
 * @param hostKey the host's public key as {@code ssh-ed25519 AAAA...}; null means that ops' known hosts decide
 * @param paths absolute
 * @param exclude patterns as restic and rsync know them
 */
@JsonIgnoreProperties(value = "type", allowGetters = true, ignoreUnknown = true)
public record FilesSource(
        @Nullable String host,
        int port,
        @Nullable String user,
        @Nullable String key,
        @Nullable String hostKey,
        List<String> paths,
        List<String> exclude)
        implements BackupSource {

    public FilesSource(
            @Nullable String host,
            int port,
            @Nullable String user,
            @Nullable String key,
            @Nullable String hostKey,
            List<String> paths,
            @Nullable List<String> exclude) {
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("files must name at least one path");
        }
        this.host = host;
        this.port = port == 0 ? 22 : port;
        this.user = user;
        this.key = key;
        this.hostKey = hostKey;
        this.paths = List.copyOf(paths);
        this.exclude = exclude == null ? List.of() : List.copyOf(exclude);
    }

    @Override
    public String kind() {
        return "files";
    }

    @Override
    public String origin() {
        return (host == null ? "" : host + ":") + String.join(", ", paths);
    }

    @Override
    public Set<String> secrets() {
        return key == null ? Set.of() : Secrets.nameOf(key).map(Set::of).orElse(Set.of());
    }
}
