package org.backupandmonitor.backup.process;

/** The work was stopped: on request, or by somebody who ended its program with a signal. */
public final class CancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("stopped on request");
    }
}
