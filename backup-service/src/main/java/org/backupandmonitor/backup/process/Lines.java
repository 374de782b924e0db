package org.backupandmonitor.backup.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jboss.logging.Logger;

/** Reads a child's output to its very end, so that it never blocks, and keeps only the last lines. What it prints can't fill the memory. */
final class Lines implements Runnable {

    private static final Logger LOG = Logger.getLogger(Lines.class);

    private static final int KEPT = 40;

    /** What is kept is for people. */
    private static final int LONGEST_KEPT = 4 * 1024;

    private final InputStream stream;
    private final LineListener listener;
    private final Deque<String> last = new ArrayDeque<>();
    private boolean listenerFailed;

    Lines(InputStream stream, LineListener listener) {
        this.stream = stream;
        this.listener = listener;
    }

    @Override
    public void run() {
        StringBuilder line = new StringBuilder();
        int longest = listener.longest();
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            char[] buffer = new char[8192];
            for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    // Progress meters end their lines with a carriage return.
                    if (buffer[i] == '\n' || buffer[i] == '\r') {
                        take(line);
                    } else if (line.length() < longest) {
                        line.append(buffer[i]);
                    }
                }
            }
        } catch (IOException e) {
            // The child is gone and took its stream with it; its exit code says the rest.
        }
        take(line);
    }

    private void take(StringBuilder line) {
        if (line.isEmpty()) {
            return;
        }
        String text = line.toString();
        line.setLength(0);
        synchronized (this) {
            if (last.size() == KEPT) {
                last.removeFirst();
            }
            last.addLast(text.length() <= LONGEST_KEPT ? text : text.substring(0, LONGEST_KEPT));
        }
        tell(text);
    }

    /** Whatever the listener does, the stream is read on: one closed early makes restic leave its lock behind. */
    private void tell(String text) {
        try {
            listener.line(text);
        } catch (RuntimeException e) {
            if (!listenerFailed) {
                listenerFailed = true;
                LOG.warnf(e, "a line of a program's output could not be dealt with");
            }
        }
    }

    synchronized List<String> last() {
        return List.copyOf(last);
    }
}
