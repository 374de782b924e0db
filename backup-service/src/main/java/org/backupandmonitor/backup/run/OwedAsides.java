package org.backupandmonitor.backup.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.backupandmonitor.backup.vault.Vault;

/** Remembers which snapshots are still to be set aside. */
@ApplicationScoped
class OwedAsides {

    private final OwedAsideRepository repository;

    @Inject
    OwedAsides(OwedAsideRepository repository) {
        this.repository = repository;
    }

    /**
     * A snapshot that passes for a good one and is none.
     *
     * @param snapshot its id
     * @param empty it holds nothing
     */
    record Owed(String snapshot, boolean empty) {}

    @Transactional
    void owe(Vault vault, Owed owed) {
        repository.owe(id(vault, owed), owed.empty());
    }

    @Transactional
    List<Owed> of(Vault vault) {
        return repository.ofVault(vault.name(), vault.project()).stream()
                .map(row -> new Owed(row.id.snapshot(), row.empty))
                .toList();
    }

    @Transactional
    void settled(Vault vault, Owed owed) {
        repository.deleteById(id(vault, owed));
    }

    private static OwedAsideEntity.Id id(Vault vault, Owed owed) {
        return new OwedAsideEntity.Id(vault.name(), vault.project(), owed.snapshot());
    }
}
