package org.backupandmonitor.stack.process;

import java.io.IOException;

/** The signal that asks a program to end in an orderly way. */
public enum EndSignal {
    /** What most programs expect. */
    TERM,
    /** PostgreSQL's fast shutdown: it ends open sessions instead of waiting for them. */
    INT;

    /** Sends it; a process that is gone already is no error. */
    public void send(ProcessHandle process) {
        if (this == TERM) {
            process.destroy();
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
