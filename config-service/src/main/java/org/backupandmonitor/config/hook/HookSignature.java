package org.backupandmonitor.config.hook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** How a Git host proves that a call is its own. */
enum HookSignature {
    /** GitHub: HMAC-SHA256 of the body in {@code X-Hub-Signature-256} (docs: Validating webhook deliveries). */
    GITHUB("X-Hub-Signature-256", body -> body, true),
    /** GitLab: the secret itself in {@code X-Gitlab-Token} (docs: Webhooks, secret token). */
    GITLAB("X-Gitlab-Token", body -> body, false),
    /** Gitea and Forgejo: as GitHub, without the algorithm's name (docs: Webhooks, event information). */
    GITEA("X-Gitea-Signature", digest -> "sha256=" + digest, true),
    /** Bitbucket: as GitHub, under the header's older name (docs: Manage webhooks, secure webhooks). */
    BITBUCKET("X-Hub-Signature", body -> body, true);

    private static final String HMAC = "HmacSHA256";

    private final String header;
    private final UnaryOperator<String> normal;
    private final boolean signs;

    HookSignature(String header, UnaryOperator<String> normal, boolean signs) {
        this.header = header;
        this.normal = normal;
        this.signs = signs;
    }

    String header() {
        return header;
    }

    /** Whether the header's value is what only the holder of the secret could have sent with this body. */
    boolean isGenuine(@Nullable String value, byte[] body, String secret) {
        if (value == null || secret.isEmpty()) {
            return false;
        }
        String expected = signs ? "sha256=" + hmac(body, secret) : secret;
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), normal.apply(value).getBytes(StandardCharsets.UTF_8));
    }

    private static String hmac(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
