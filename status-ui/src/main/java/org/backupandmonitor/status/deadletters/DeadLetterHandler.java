package org.backupandmonitor.status.deadletters;

import jakarta.inject.Singleton;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.deadletter.DeadLetter;
import org.backupandmonitor.status.ingest.EventHandler;

/** Keeps records that nobody could read, so that people see them. */
@Singleton
final class DeadLetterHandler implements EventHandler<DeadLetter> {

    private final DeadLetterRepository repository;

    DeadLetterHandler(DeadLetterRepository repository) {
        this.repository = repository;
    }

    @Override
    public String topic() {
        return Topics.DEAD_LETTERS;
    }

    @Override
    public void store(String key, DeadLetter letter) {
        repository.keep(letter);
    }
}
