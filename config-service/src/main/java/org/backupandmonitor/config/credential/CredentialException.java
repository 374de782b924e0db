package org.backupandmonitor.config.credential;

/** A credential can't be used; the message is a sentence for people and holds no value. */
public final class CredentialException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CredentialException(String message) {
        super(message);
    }
}
