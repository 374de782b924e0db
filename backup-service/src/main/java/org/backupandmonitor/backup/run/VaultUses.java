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

    private static final Duration PRUNE_AGAIN = Duration.ofHours(1);

    /** By how much the clocks of instances may. */
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

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

    /** Something of ours may have died there with its lock. */
    @Transactional
    void mayBeLocked(Vault vault) {
        repository.findByIdOptional(id(vault)).ifPresent(row -> row.needsUnlock = true);
    }

    /** Another project that has snapshots in the vault; empty if there is none. */
    @Transactional
    Optional<String> neighbourOf(Vault vault) {
        return repository.neighbourOf(vault.name(), vault.project()).map(row -> row.id.project());
    }

    /** Those whose pruning has been due for the time or longer, longest due first. */
    @Transactional
    List<Use> pruneDueFor(Duration time) {
        Instant now = clock.instant();
        return repository.pruneDue(now.minus(time), now.plus(pruneEvery).plus(CLOCKS_DIFFER)).stream()
                .map(VaultUses::use)
                .toList();
    }

    @Transactional
    void pruned(Use use) {
        pruneIn(use, pruneEvery);
    }

    /** A vault that can't be pruned is not tried all the time, but not only after its whole interval either. */
    @Transactional
    void notPruned(Use use) {
        pruneIn(use, pruneEvery.compareTo(PRUNE_AGAIN) < 0 ? pruneEvery : PRUNE_AGAIN);
    }

    private void pruneIn(Use use, Duration time) {
        repository
                .findByIdOptional(new VaultUseEntity.Id(use.vault(), use.project()))
                .ifPresent(row -> row.pruneDueAt = clock.instant().plus(time));
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
