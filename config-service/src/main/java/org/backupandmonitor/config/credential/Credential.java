package org.backupandmonitor.config.credential;

import org.jspecify.annotations.Nullable;

/**
 * A credential with its values, for the moment of use only: never stored, logged or sent anywhere but to the host.
 *
 * @param name as ops configured it
 * @param username beside the password
 * @param password a password or token; null if it has none
 * @param privateKey of ssh, as text; null if it has none
 * @param knownHosts lines of a known_hosts file; null if it has none
 * @param certificateAuthority PEM certificates; null if it has none
 */
public record Credential(
        String name,
        String username,
        @Nullable String password,
        @Nullable String privateKey,
        @Nullable String knownHosts,
        @Nullable String certificateAuthority) {

    /** The text without anything of it that is secret. */
    public String redact(String text) {
        return password == null || password.isEmpty() ? text : text.replace(password, "***");
    }

    @Override
    public String toString() {
        return "Credential[" + name + "]";
    }
}
