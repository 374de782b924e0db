package org.backupandmonitor.manifest.language;

/** A value of the right form that cannot be: what a JSON Schema would let pass. The message is fit for people. */
public final class OutOfRange extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public OutOfRange(String message) {
        super(message);
    }
}
