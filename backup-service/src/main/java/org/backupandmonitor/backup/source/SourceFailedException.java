package org.backupandmonitor.backup.source;

/** A source could not be pulled. The message is one sentence for people, with the next step and without secrets. */
public final class SourceFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SourceFailedException(String message) {
        super(message);
    }

    public SourceFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
