package org.backupandmonitor.config.git;

/** A repository could not be read; the message is one sentence a person can act on, without secrets. */
public final class UnreachableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreachableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    UnreachableException(String sentence) {
        super(sentence);
    }
}
