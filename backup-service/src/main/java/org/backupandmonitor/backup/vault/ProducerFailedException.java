package org.backupandmonitor.backup.vault;

/** The program whose output was to be stored failed, and nothing was stored. The message is what it complained about. */
public final class ProducerFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProducerFailedException(String complaints) {
        super(complaints);
    }
}
