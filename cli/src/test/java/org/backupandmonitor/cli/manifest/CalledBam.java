package org.backupandmonitor.cli.manifest;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.backupandmonitor.cli.Bam;
import picocli.CommandLine;

/** The {@code bam} command, called in this process, and what came of it. */
record CalledBam(int exit, String out, String err) {

    static CalledBam with(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new CommandLine(new Bam())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new CalledBam(exit, out.toString(), err.toString());
    }

    /** The same with something on standard input. */
    static CalledBam reading(String input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return with(arguments);
        } finally {
            System.setIn(before);
        }
    }
}
