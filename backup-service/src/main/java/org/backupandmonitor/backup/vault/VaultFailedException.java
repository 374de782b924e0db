package org.backupandmonitor.backup.vault;

/** A vault could not be used. The message is one sentence for people, with the next step and without secrets. */
public final class VaultFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public VaultFailedException(String message) {
        super(message);
    }

    public VaultFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
