package org.backupandmonitor.manifest.source;

/**
 * How much a document may be, so that nobody's file can exhaust the reader.
 *
 * @param bytes of the file
 * @param depth of tables and lists in each other
 * @param nodes with every alias written out
 */
public record Limits(int bytes, int depth, long nodes) {

    /** For manifests. */
    public static final Limits MANIFEST = new Limits(1 << 20, 50, 300_000);

    /** How many characters the values may have together, with every alias written out. */
    public long characters() {
        return 8L * bytes;
    }
}
