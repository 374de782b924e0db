package org.backupandmonitor.manifest.language;

/** JSON's and YAML's null among plain values, where Java's means that there is none. */
public enum Null {
    NULL;

    @Override
    public String toString() {
        return "null";
    }
}
