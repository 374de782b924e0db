package org.backupandmonitor.backup.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.backupandmonitor.backup.vault.Vault;

/** Remembers which vaults hold which project's snapshots, and what has to be done there. */
@ApplicationScoped
public class VaultUses {

    private final VaultUseRepository repository;
    private final Clock clock;
    private final Duration pruneEvery;

    @Inject
    VaultUses(VaultUseRepository repository, Clock clock, PruneConfig config) {
        this.repository = repository;
        this.clock = clock;
        this.pruneEvery = config.every();
    }

    /** A vault and a project it holds snapshots of. */
    record Use(String vault, String project, boolean needsUnlock) {}

    @Transactional
    Optional<Use> find(Vault vault) {
        return repository.findByIdOptional(id(vault)).map(VaultUses::use);
    }

    /** It holds a complete snapshot now. */
    @Transactional
    void used(Vault vault) {
        Instant now = clock.instant();
        repository.addIfMissing(id(vault), now, now.plus(pruneEvery));
    }

    @Transactional
    void unlocked(Vault vault) {
        repository.findByIdOptional(id(vault)).ifPresent(row -> row.needsUnlock = false);
    }

    @Transactional
    List<Use> pruneDue() {
        return repository.pruneDue(clock.instant()).stream().map(VaultUses::use).toList();
    }

    /** Whatever came of it: the next time is planned, so that a vault that can't be pruned is not tried all the time. */
    @Transactional
    void pruned(Use use) {
        repository
                .findByIdOptional(new VaultUseEntity.Id(use.vault(), use.project()))
                .ifPresent(row -> row.pruneDueAt = clock.instant().plus(pruneEvery));
    }

    /** Names of the vaults that hold snapshots of the project. */
    @Transactional
    public List<String> vaultsOf(String project) {
        return repository.ofProject(project).stream().map(row -> row.id.vault()).toList();
    }

    /** Prunes as soon as there is a place; false if the vault holds nothing of the project. */
    @Transactional
    public boolean pruneSoon(String vault, String project) {
        Optional<VaultUseEntity> row = repository.findByIdOptional(new VaultUseEntity.Id(vault, project));
        row.ifPresent(use -> use.pruneDueAt = clock.instant());
        return row.isPresent();
    }

    private static VaultUseEntity.Id id(Vault vault) {
        return new VaultUseEntity.Id(vault.name(), vault.project());
    }

    private static Use use(VaultUseEntity row) {
        return new Use(row.id.vault(), row.id.project(), row.needsUnlock);
    }
}
