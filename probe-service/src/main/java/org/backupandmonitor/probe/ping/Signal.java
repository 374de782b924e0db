package org.backupandmonitor.probe.ping;

import java.util.Optional;

/** What a job says by its call. */
sealed interface Signal {

    /** It succeeded. */
    record Success() implements Signal {}

    /** It began; nothing is known yet. */
    record Start() implements Signal {}

    /** It failed. */
    record Failure() implements Signal {}

    /** It has something to tell, which changes nothing. */
    record Note() implements Signal {}

    /** It ended with this exit code; 0 means success. */
    record Exit(int code) implements Signal {}

    /** As in the address: {@code start}, {@code fail}, {@code log}, or an exit code; empty for anything else. */
    static Optional<Signal> parse(String text) {
        return switch (text) {
            case "start" -> Optional.of(new Start());
            case "fail" -> Optional.of(new Failure());
            case "log" -> Optional.of(new Note());
            default ->
                text.matches("\\d{1,3}") && Integer.parseInt(text) <= 255
                        ? Optional.of(new Exit(Integer.parseInt(text)))
                        : Optional.empty();
        };
    }
}
