package org.backupandmonitor.alert.incident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.backupandmonitor.contracts.incident.IncidentKind;

/**
 * Gives the same incident the same id, however often the events that made it are read: what was stored and told once is
 * recognised when a crash has it judged again. Ids sort by the time of opening.
 */
final class IncidentId {

    private static final int TIME_DIGITS = 9;
    private static final int HASH_BYTES = 5;

    private IncidentId() {}

    static String of(IncidentKind kind, String subject, Instant openedAt) {
        String time = Long.toString(openedAt.toEpochMilli(), Character.MAX_RADIX);
        byte[] digest = sha256(kind.name() + "|" + subject + "|" + openedAt);
        return "0".repeat(Math.max(0, TIME_DIGITS - time.length()))
                + time
                + HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
