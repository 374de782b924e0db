package org.backupandmonitor.cli.manifest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.backupandmonitor.contracts.repository.Diagnostic;

/** One line for each finding, as compilers write it; on a terminal with colours, the source line and a caret. */
final class TextReport implements Report {

    private static final String RESET = "\u001b[0m";
    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[1;31m";
    private static final String YELLOW = "\u001b[1;33m";
    private static final String DIM = "\u001b[2m";

    private final boolean terminal;

    TextReport(boolean terminal) {
        this.terminal = terminal;
    }

    @Override
    public String write(List<CheckedFile> files) {
        StringBuilder out = new StringBuilder();
        int errors = 0;
        int warnings = 0;
        for (CheckedFile file : files) {
            String[] lines = terminal ? lines(file.bytes()) : new String[0];
            for (Diagnostic diagnostic : file.parsed().diagnostics()) {
                boolean error = diagnostic.level() == Diagnostic.Level.ERROR;
                errors += error ? 1 : 0;
                warnings += error ? 0 : 1;
                if (terminal) {
                    inColour(out, file, diagnostic, lines);
                } else {
                    out.append(file.shown())
                            .append(':')
                            .append(printable(diagnostic.text()))
                            .append('\n');
                }
            }
        }
        if (terminal) {
            out.append(summary(files.size(), errors, warnings)).append('\n');
        }
        return out.toString();
    }

    /** Without the byte order mark, which has no column. */
    private static String[] lines(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|\r|\n", -1);
    }

    private static void inColour(StringBuilder out, CheckedFile file, Diagnostic diagnostic, String[] lines) {
        boolean error = diagnostic.level() == Diagnostic.Level.ERROR;
        String colour = error ? RED : YELLOW;
        out.append(BOLD)
                .append(file.shown())
                .append(':')
                .append(diagnostic.line())
                .append(':')
                .append(diagnostic.column())
                .append(':')
                .append(RESET)
                .append(' ')
                .append(colour)
                .append(error ? "error " : "warning ")
                .append(diagnostic.code())
                .append(':')
                .append(RESET)
                .append(' ')
                .append(printable(diagnostic.message()))
                .append('\n');
        if (diagnostic.line() > lines.length) {
            return;
        }
        SourceLine line = SourceLine.of(lines[diagnostic.line() - 1], diagnostic);
        String number = Integer.toString(diagnostic.line());
        out.append(DIM)
                .append("  ")
                .append(number)
                .append(" | ")
                .append(RESET)
                .append(line.text())
                .append('\n')
                .append("  ")
                .append(" ".repeat(number.length()))
                .append(DIM)
                .append(" | ")
                .append(RESET)
                .append(" ".repeat(line.before()))
                .append(colour)
                .append('^')
                .append("~".repeat(line.marked() - 1))
                .append(RESET)
                .append('\n');
    }

    private static String summary(int files, int errors, int warnings) {
        String all = count(files, "file");
        return errors + warnings == 0
                ? all + " checked: nothing to complain about"
                : all + " checked: " + count(errors, "error") + ", " + count(warnings, "warning");
    }

    private static String count(int number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }

    /** Whatever a file holds, it does not steer the terminal. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]", "\uFFFD");
    }
}
