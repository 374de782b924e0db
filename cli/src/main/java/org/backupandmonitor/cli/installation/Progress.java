package org.backupandmonitor.cli.installation;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells the person at the terminal what happens, line by line, with the time it took. Thread-safe. */
public final class Progress {

    private final PrintWriter out;
    private final Instant began = Instant.now();

    public Progress(PrintWriter out) {
        this.out = out;
    }

    public synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    /** A step that is done, with the seconds since the start of everything. */
    public void done(String what) {
        double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        line(String.format(Locale.ROOT, "  %5.1f s  %s", seconds, what));
    }
}
