package org.backupandmonitor.probe.ping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tokens as definitions hold them: only their hash. Looking a hash up in a map tells a stranger nothing by its time, since
 * nobody can choose hashes.
 */
final class Token {

    private Token() {}

    /** Lower-case hex SHA-256. */
    static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
