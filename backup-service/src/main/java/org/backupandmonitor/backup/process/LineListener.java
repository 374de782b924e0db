package org.backupandmonitor.backup.process;

import java.util.function.Consumer;

/** Hears the lines that a program prints, cut to what it wants to hear of one: nobody else limits a program. */
@FunctionalInterface
public interface LineListener {

    void line(String line);

    /** At most so many characters of one line are told. */
    default int longest() {
        return 64 * 1024;
    }

    /** One who needs all of lines that are long: for programs we trust, since the memory has to take them. */
    static LineListener ofLongLines(Consumer<String> listener) {
        return new LineListener() {
            @Override
            public void line(String line) {
                listener.accept(line);
            }

            @Override
            public int longest() {
                return 16 * 1024 * 1024;
            }
        };
    }
}
