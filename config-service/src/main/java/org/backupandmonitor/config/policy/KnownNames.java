package org.backupandmonitor.config.policy;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupandmonitor.manifest.Known;
import org.backupandmonitor.messaging.operations.ReservedSecrets;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Names of the channels, vaults and secrets in bam.yaml, so that a manifest's mistake shows when it is pushed. Where bam.yaml names none
 * of a sort, nothing is known of that sort: another service may have been given them in another way.
 */
@Singleton
public final class KnownNames {

    private static final Pattern KEY = Pattern.compile("bam\\.(channels|vaults)\\.(?:\"([^\"]+)\"|([^.]+))(?:\\..*)?");

    private final Known known;

    @Inject
    KnownNames(Config config) {
        this(config.getPropertyNames(), ReservedSecrets.in(config));
    }

    KnownNames(Iterable<String> properties, Set<String> reserved) {
        Set<String> channels = new TreeSet<>();
        Set<String> vaults = new TreeSet<>();
        for (String property : properties) {
            Matcher key = KEY.matcher(property);
            if (key.matches()) {
                String name = key.group(2) == null ? key.group(3) : key.group(2);
                (key.group(1).equals("vaults") ? vaults : channels).add(name);
            }
        }
        Known found = Known.nothing().withReserved(reserved);
        found = channels.isEmpty() ? found : found.withChannels(channels);
        this.known = vaults.isEmpty() ? found : found.withVaults(vaults);
    }

    /** The same text as long as the same names are known. */
    public String summary() {
        return sorted(known.channels()) + " " + sorted(known.vaults()) + " " + sorted(known.reserved());
    }

    private static Set<String> sorted(@Nullable Set<String> names) {
        return names == null ? Set.of() : new TreeSet<>(names);
    }

    /** What a manifest is checked against, without policy and project. */
    public Known known() {
        return known;
    }
}
