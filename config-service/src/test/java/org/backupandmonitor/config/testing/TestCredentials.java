package org.backupandmonitor.config.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.config.credential.CredentialSettings;
import org.backupandmonitor.config.credential.Credentials;
import org.backupandmonitor.contracts.secret.Secrets;

/** Credentials as bam.yaml would bring them; keys as there. */
public final class TestCredentials {

    private final Map<String, CredentialSettings.Entry> entries = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    public TestCredentials secret(String name, String value) {
        environment.put("BAM_SECRET_" + name.toUpperCase(java.util.Locale.ROOT).replace('-', '_'), value);
        return this;
    }

    public TestCredentials add(String name, Map<String, String> keys) {
        entries.put(name, new Entry(keys));
        return this;
    }

    public Credentials build() {
        return new Credentials(() -> entries, new Secrets(null, environment));
    }

    private record Entry(Map<String, String> keys) implements CredentialSettings.Entry {

        @Override
        public Optional<String> token() {
            return get("token");
        }

        @Override
        public Optional<String> username() {
            return get("username");
        }

        @Override
        public Optional<String> password() {
            return get("password");
        }

        @Override
        public Optional<String> privateKey() {
            return get("private-key");
        }

        @Override
        public Optional<String> knownHosts() {
            return get("known-hosts");
        }

        @Override
        public Optional<String> certificateAuthority() {
            return get("certificate-authority");
        }

        private Optional<String> get(String key) {
            return Optional.ofNullable(keys.get(key));
        }
    }
}
