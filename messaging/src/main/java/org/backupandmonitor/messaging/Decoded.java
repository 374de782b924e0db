package org.backupandmonitor.messaging;

/** What became of a record's value: an event, or the reason why it is none. A tombstone is neither, but null. */
public sealed interface Decoded<T> {

    /** A value that could be read whole. */
    record Event<T>(T value) implements Decoded<T> {}

    /**
     * A value that could not be read.
     *
     * @param error what is wrong with it, in one sentence
     * @param excerpt its beginning as text, control characters replaced
     */
    record Unreadable<T>(String error, String excerpt) implements Decoded<T> {}
}
