package org.backupandmonitor.probe.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Keeps the beginning of a body and counts the rest. */
final class BodyBuffer {

    private static final int FIRST = 512;

    private final int most;
    private byte[] kept = new byte[0];
    private int length;
    private long total;

    /** @param most how many bytes are kept */
    BodyBuffer(int most) {
        this.most = most;
    }

    void add(ByteBuf part) {
        int readable = part.readableBytes();
        total += readable;
        int fits = Math.min(readable, most - length);
        if (fits > 0) {
            if (length + fits > kept.length) {
                kept = Arrays.copyOf(kept, Math.min(most, Math.max(Math.max(FIRST, length + fits), kept.length * 2)));
            }
            part.getBytes(part.readerIndex(), kept, length, fits);
            length += fits;
        }
    }

    /** Bytes that came, kept or not. */
    long total() {
        return total;
    }

    boolean whole() {
        return total == length;
    }

    byte[] bytes() {
        return Arrays.copyOf(kept, length);
    }
}
