package org.backupandmonitor.backup.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.policy.Policy;

/** The vaults ops configured. */
@ApplicationScoped
public class Vaults {

    private final TreeMap<String, Settings> byName = new TreeMap<>();

    /** What ops say of a vault, before it is one project's. */
    private record Settings(String repository, String password, Map<String, String> environment) {}

    @Inject
    public Vaults(VaultsConfig config) {
        config.byName()
                .forEach((name, vault) ->
                        byName.put(name, new Settings(vault.repository(), vault.password(), vault.environment())));
    }

    public Set<String> names() {
        return new TreeSet<>(byName.keySet());
    }

    /** Names of the vaults a backup may land in, allowed or not: those it names, or whatever there is. */
    public Collection<String> namesFor(BackupDefinition definition) {
        return definition.vaults().isEmpty() ? names() : definition.vaults();
    }

    /**
     * The vaults a backup lands in: those it names, or the only one there is.
     *
     * @throws VaultFailedException if one does not exist or is refused
     */
    public List<Vault> of(BackupDefinition definition, Policy policy) {
        List<String> names = definition.vaults();
        if (names.isEmpty()) {
            if (byName.size() != 1) {
                throw new VaultFailedException("the backup names no vault, and ops configured "
                        + (byName.isEmpty()
                                ? "none: configure one in bam.vaults"
                                : byName.keySet() + ": name one" + " of them in the manifest (vaults: ["
                                        + byName.firstKey() + "])"));
            }
            names = List.of(byName.firstKey());
        }
        return names.stream()
                .distinct()
                .map(name -> require(name, definition.project(), policy))
                .toList();
    }

    /** One project's share of the vault, whoever asks. */
    public Vault of(String name, String project) {
        Settings settings = byName.get(name);
        if (settings == null) {
            throw new VaultFailedException(
                    "there is no vault \"" + name + "\": ops configured " + byName.keySet() + " in bam.vaults");
        }
        return Vault.of(name, project, settings.repository(), settings.password(), settings.environment());
    }

    private Vault require(String name, String project, Policy policy) {
        if (!policy.permitsVault(name)) {
            throw new VaultFailedException("policy \"" + policy.name() + "\" does not allow the vault \"" + name
                    + "\" (its vaults: " + String.join(", ", policy.vaults()) + ")");
        }
        return of(name, project);
    }
}
