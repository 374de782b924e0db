package org.backupandmonitor.contracts.backup;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Set;
import org.backupandmonitor.contracts.secret.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL database, dumped by its own tools.
 *
 * @param port 5432 unless said otherwise
 * @param password {@code secret:NAME}; null for none
 */
@JsonIgnoreProperties(value = "type", allowGetters = true, ignoreUnknown = true)
public record PostgresSource(
        String host,
        int port,
        String database,
        String user,
        @Nullable String password) implements BackupSource {

    public PostgresSource(String host, int port, String database, String user, @Nullable String password) {
        this.host = host;
        this.port = port == 0 ? 5432 : port;
        this.database = database;
        this.user = user;
        this.password = password;
    }

    @Override
    public String kind() {
        return "postgres";
    }

    @Override
    public String origin() {
        return host + ":" + port + "/" + database;
    }

    @Override
    public Set<String> secrets() {
        return password == null
                ? Set.of()
                : Secrets.nameOf(password).map(Set::of).orElse(Set.of());
    }
}
