package org.backupandmonitor.status.history;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as {@code COPY ... (FORMAT binary)} takes them: a header, then for each row the number of its fields, then
 * each field as its length and its bytes, and a trailer (PostgreSQL manual, COPY, "Binary Format"). PostgreSQL has less
 * to parse than with the text format, and nothing needs escaping.
 */
final class BinaryRows {

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    /** PostgreSQL counts time from 2000-01-01 UTC. */
    private static final long EPOCH_SECONDS = 946_684_800L;

    /** Version of jsonb's own binary form. */
    private static final int JSONB_VERSION = 1;

    private static final int NULL = -1;

    private final Growing out;

    BinaryRows(int expectedBytes) {
        this.out = new Growing(expectedBytes);
        out.write(HEADER, 0, HEADER.length);
    }

    BinaryRows row(int fields) {
        out.short2(fields);
        return this;
    }

    BinaryRows timestamp(@Nullable Instant at) {
        if (at == null) {
            out.int4(NULL);
            return this;
        }
        out.int4(8);
        out.int8(Math.addExact(
                Math.multiplyExact(at.getEpochSecond() - EPOCH_SECONDS, 1_000_000L), at.getNano() / 1_000));
        return this;
    }

    BinaryRows bigint(long value) {
        out.int4(8);
        out.int8(value);
        return this;
    }

    BinaryRows integer(@Nullable Integer value) {
        if (value == null) {
            out.int4(NULL);
            return this;
        }
        out.int4(4);
        out.int4(value);
        return this;
    }

    /** In microseconds; a phase that claims to be longer than half an hour is cut there. */
    BinaryRows micros(@Nullable Duration duration) {
        return integer(duration == null ? null : (int) Math.min(Integer.MAX_VALUE, micros8(duration)));
    }

    BinaryRows smallint(short value) {
        out.int4(2);
        out.short2(value);
        return this;
    }

    BinaryRows jsonb(@Nullable String json) {
        if (json == null) {
            out.int4(NULL);
            return this;
        }
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        out.int4(bytes.length + 1);
        out.write(JSONB_VERSION);
        out.write(bytes, 0, bytes.length);
        return this;
    }

    /** What was written so far, with the trailer; nothing may be written afterwards. */
    Growing end() {
        out.short2(-1);
        return out;
    }

    static long micros8(Duration duration) {
        return Math.max(0, duration.getSeconds()) * 1_000_000L + duration.getNano() / 1_000;
    }

    /** A byte array that grows and can be read without a copy. */
    static final class Growing extends ByteArrayOutputStream {

        Growing(int size) {
            super(size);
        }

        byte[] bytes() {
            return buf;
        }

        int length() {
            return count;
        }

        void short2(int value) {
            write(value >>> 8);
            write(value);
        }

        void int4(int value) {
            short2(value >>> 16);
            short2(value);
        }

        void int8(long value) {
            int4((int) (value >>> 32));
            int4((int) value);
        }
    }
}
