package org.backupandmonitor.backup.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.source.Excerpt;
import org.backupandmonitor.backup.source.Material;
import org.backupandmonitor.backup.source.Progress;
import org.backupandmonitor.backup.source.Pulled;
import org.backupandmonitor.backup.vault.ProducerFailedException;
import org.backupandmonitor.backup.vault.Stored;
import org.backupandmonitor.backup.vault.Vault;
import org.backupandmonitor.backup.vault.VaultEngine;
import org.backupandmonitor.backup.vault.VaultFailedException;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.secret.MissingSecretException;
import org.jboss.logging.Logger;

/** Stores what was pulled in each vault of a backup; one vault's trouble does not keep it from the others. */
@ApplicationScoped
class VaultFilling {

    private static final Logger LOG = Logger.getLogger(VaultFilling.class);

    private final VaultEngine engine;
    private final VaultUses uses;
    private final VaultBeginnings beginnings;
    private final Retaining retaining;
    private final SettingAside aside;

    /** By vault's name; gone as soon as it opens again. */
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    @Inject
    VaultFilling(
            VaultEngine engine, VaultUses uses, VaultBeginnings beginnings, Retaining retaining, SettingAside aside) {
        this.engine = engine;
        this.uses = uses;
        this.beginnings = beginnings;
        this.retaining = retaining;
        this.aside = aside;
    }

    /** What keeps vaults from being used at the moment, in sentences. */
    List<String> problems() {
        List<String> problems = new ArrayList<>(engine.problems());
        problems.addAll(new TreeSet<>(troubles.values()));
        return problems;
    }

    /**
     * Returns if there is a vault to pull for.
     *
     * @throws VaultFailedException if none of them opens
     */
    void openAny(List<Vault> vaults, Cancellation cancellation) {
        List<String> refused = new ArrayList<>();
        for (Vault vault : vaults) {
            try {
                open(vault, cancellation);
            } catch (VaultFailedException | MissingSecretException e) {
                refused.add(Excerpt.reason(e));
            }
        }
        if (refused.size() == vaults.size()) {
            throw new VaultFailedException(String.join("; ", refused));
        }
    }

    private void open(Vault vault, Cancellation cancellation) {
        try {
            Optional<VaultUses.Use> use = Retrying.untilAnswered(name(vault), cancellation, () -> uses.find(vault));
            if (use.isPresent()) {
                engine.open(vault, true, cancellation);
            } else {
                beginnings.open(vault, cancellation);
            }
            if (use.filter(VaultUses.Use::needsUnlock).isPresent() && engine.unlock(vault, cancellation)) {
                Retrying.untilStored(name(vault), cancellation, () -> uses.unlocked(vault));
            }
            troubles.remove(vault.name());
        } catch (VaultFailedException | MissingSecretException e) {
            troubles.put(vault.name(), Excerpt.reason(e));
            throw e;
        }
    }

    Ending fill(List<Vault> vaults, Pulled pulled, Claim claim, Progress.Listener progress) {
        List<RunEvent.Snapshot> snapshots = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        if (!pulled.notice().isEmpty()) {
            notices.add(pulled.notice());
        }
        for (Vault vault : vaults) {
            try {
                open(vault, claim.cancellation());
                snapshots.add(store(vault, pulled, claim, progress));
                retaining.owe(vault, claim.definition(), labels(pulled), claim.cancellation());
            } catch (ProducerFailedException e) {
                LOG.infof("%s: the source's program said: %s", claim.key(), Excerpt.of(Excerpt.reason(e)));
                failures.add(pulled.explain(Excerpt.reason(e)));
            } catch (VaultFailedException e) {
                mayBeLocked(vault, claim.cancellation());
                failures.add(Excerpt.reason(e) + setAside(vault, e, claim.cancellation()));
            } catch (MissingSecretException e) {
                failures.add(Excerpt.reason(e));
            }
        }
        if (!snapshots.isEmpty()) {
            retain(claim, progress).forEach(notices::add);
        }
        if (failures.isEmpty()) {
            return new Ending.Succeeded(String.join("; ", notices), snapshots);
        }
        return new Ending.Failed(String.join("; ", new TreeSet<>(failures)), snapshots);
    }

    /** What goes with the backup is stored first: a snapshot of the backup itself then says that all is there. */
    private RunEvent.Snapshot store(Vault vault, Pulled pulled, Claim claim, Progress.Listener progress) {
        List<Material> materials = pulled.materials();
        long added = 0;
        for (Material extra : materials.subList(1, materials.size())) {
            added += engine.store(vault, host(claim.definition()), extra, claim.cancellation(), progress)
                    .bytesAdded();
        }
        Stored stored = engine.store(vault, host(claim.definition()), materials.get(0), claim.cancellation(), progress);
        requireFloor(vault, stored, claim);
        Retrying.untilStored(name(vault), claim.cancellation(), () -> uses.used(vault));
        return new RunEvent.Snapshot(
                vault.name(),
                stored.id(),
                stored.filesTotal(),
                stored.filesNew(),
                stored.filesChanged(),
                stored.bytesTotal(),
                stored.bytesAdded() + added);
    }

    /** What to add to the reason of a failure, if its snapshot passes for a good one until later. */
    private String setAside(Vault vault, VaultFailedException failure, Cancellation cancellation) {
        if (failure.unfit().isEmpty()) {
            return "";
        }
        try {
            aside.setAside(vault, failure.unfit().get(), cancellation);
            return "";
        } catch (VaultFailedException e) {
            return "; its snapshot " + failure.unfit().get().shortId()
                    + " can't be marked as that yet, so don't restore from it (" + Excerpt.reason(e) + ")";
        }
    }

    private static void requireFloor(Vault vault, Stored stored, Claim claim) {
        Long floor = claim.definition().minSize();
        if (floor != null && stored.bytesTotal() < floor) {
            throw new VaultFailedException(
                    "the source brought " + Size.text(stored.bytesTotal()) + ", and min-size asks"
                            + " for " + Size.text(floor)
                            + ": no old snapshot was let go; check the source, or lower min-size in"
                            + " the manifest",
                    stored);
        }
    }

    /** The snapshots are safe whatever comes of this; that old ones stay is told, and tried again. */
    private List<String> retain(Claim claim, Progress.Listener progress) {
        progress.progressed(new Progress("forgetting", null, 0, 0));
        return retaining.payUnlessOthersWrite(claim).stream()
                .map(reason -> "it is stored, but old snapshots could not be let go: " + reason)
                .toList();
    }

    private static Set<String> labels(Pulled pulled) {
        return pulled.materials().stream().map(Material::label).collect(Collectors.toCollection(TreeSet::new));
    }

    private void mayBeLocked(Vault vault, Cancellation cancellation) {
        Retrying.untilStored(name(vault), cancellation, () -> uses.mayBeLocked(vault));
    }

    private static String name(Vault vault) {
        return "vault " + vault.name() + " of project " + vault.project();
    }

    /** Whose snapshots they are, the same in every run. */
    static String host(String project, String backup) {
        return project + "-" + backup;
    }

    private static String host(BackupDefinition definition) {
        return host(definition.project(), definition.name());
    }
}
