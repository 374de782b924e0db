package org.backupandmonitor.messaging;

/**
 * Is told which definitions this process owns. All calls come from one thread; they must be quick, since the ownership of
 * a process that does not return to Kafka in time goes to another.
 */
public interface DefinitionListener<T> {

    /** The definition is ours now, or has changed. */
    void owned(String key, T definition);

    /** The definition was removed, or belongs to another process from now on. */
    void released(String key);
}
