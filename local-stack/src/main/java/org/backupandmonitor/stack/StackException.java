package org.backupandmonitor.stack;

import org.jspecify.annotations.Nullable;

/** A server could not be started or stopped; the message is for the person at the keyboard and says what to do. */
public final class StackException extends RuntimeException {

    public StackException(String message) {
        this(message, null);
    }

    public StackException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
