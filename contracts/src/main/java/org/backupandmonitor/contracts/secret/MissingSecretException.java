package org.backupandmonitor.contracts.secret;

/** A secret that somebody named does not exist. The message is fit for people and holds no value. */
public final class MissingSecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MissingSecretException(String message) {
        super(message);
    }
}
