package org.backupandmonitor.cli.manifest;

import org.backupandmonitor.manifest.ParsedManifest;

/**
 * A file and what was found in it.
 *
 * @param name as it was asked for
 * @param bytes that were read
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CheckedFile(String name, byte[] bytes, ParsedManifest parsed) {

    /** What a person calls it. */
    String shown() {
        return name.equals(ManifestFiles.STDIN) ? "<stdin>" : name;
    }
}
