package org.backupandmonitor.probe.ping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;

/** The end of what a job says, where its error usually stands. */
final class Tail {

    static final int KEPT = 10_000;

    private Tail() {}

    /** Reads all and keeps the last {@value #KEPT} bytes; control characters other than line breaks are replaced. */
    static String of(InputStream body) throws IOException {
        byte[] kept = new byte[KEPT];
        int length = 0;
        byte[] part = new byte[KEPT];
        for (int read = body.read(part); read >= 0; read = body.read(part)) {
            int stays = Math.min(length, KEPT - read);
            System.arraycopy(kept, length - stays, kept, 0, stays);
            System.arraycopy(part, 0, kept, stays, read);
            length = stays + read;
        }
        return new String(kept, 0, length, UTF_8)
                .replaceAll("[\\p{Cntrl}&&[^\n]]", " ")
                .strip();
    }

    /** The last so many characters. */
    static String last(String text, int most) {
        return text.length() <= most ? text : "..." + text.substring(text.length() - most + 3);
    }
}
