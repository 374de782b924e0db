package org.backupandmonitor.config.ping;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.backupandmonitor.contracts.Names;

/**
 * The secret tokens that heartbeat monitors are called with. They are computed (HMAC-SHA256 over the monitor's key), so none
 * is stored anywhere: whoever has the server's key has all, and whoever reads the database or a topic has none.
 */
public final class PingTokens {

    private static final String HMAC = "HmacSHA256";
    private static final String PURPOSE = "ping/v1/";

    private final SecretKeySpec key;

    /** @param key the server's, of 256 bits */
    PingTokens(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    /** The token, 43 characters that may stand in a URL; always the same for the same monitor. */
    public String token(String project, String monitor) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            byte[] token = mac.doFinal((PURPOSE + Names.key(project, monitor)).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    /** What definitions say instead of the token: its SHA-256 in lower-case hex. */
    public String tokenHash(String project, String monitor) {
        return sha256(token(project, monitor).getBytes(StandardCharsets.US_ASCII));
    }

    /** Tells one key from another without telling the key. */
    String fingerprint() {
        return sha256((PURPOSE + sha256(key.getEncoded())).getBytes(StandardCharsets.US_ASCII));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
