package org.backupandmonitor.cli.installation;

/** The system can't be started; the message is for the person at the keyboard and says what to do. */
public final class InstallationException extends RuntimeException {

    public InstallationException(String message) {
        super(message);
    }
}
