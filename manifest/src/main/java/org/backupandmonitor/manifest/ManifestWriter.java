package org.backupandmonitor.manifest;

import java.util.Map;
import org.backupandmonitor.manifest.text.YamlText;

/** Writes a manifest as text that is read as the same manifest. */
public final class ManifestWriter {

    private ManifestWriter() {}

    /** YAML; every {@code for-each} and anchor is written out, and comments are not there any more. */
    public static String write(Manifest manifest) {
        return YamlText.write((Map<?, ?>) ManifestShape.SHAPE.write(manifest));
    }
}
