package org.backupandmonitor.cli.demo;

import java.nio.file.Path;

/** Paths in commands that people copy into a shell. */
final class ShellWord {

    private ShellWord() {}

    /** The path as one word, in quotes only if it needs some. */
    static String of(Path path) {
        String text = path.toString();
        return text.matches("[A-Za-z0-9_./@%+=:,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
