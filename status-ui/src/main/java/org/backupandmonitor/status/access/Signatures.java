package org.backupandmonitor.status.access;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what browsers keep for us, so that nobody else can make it. Thread-safe. */
@Singleton
class Signatures {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    Signatures(AccessConfig config, SecretValues secrets) {
        byte[] bytes = config.session()
                .key()
                .map(key -> secrets.value(key).getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> randomBytes(32));
        if (bytes.length < 16) {
            throw new IllegalArgumentException("bam.session.key must have at least 16 characters, has " + bytes.length);
        }
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** A signature of the text that is good for this purpose only. */
    String sign(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((purpose + '\n').getBytes(StandardCharsets.UTF_8));
            return TEXT.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Whether the signature is ours; takes as long for a wrong one as for a right one. */
    boolean verify(String purpose, String text, String signature) {
        return same(sign(purpose, text), signature);
    }

    String random() {
        return TEXT.encodeToString(randomBytes(18));
    }

    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
