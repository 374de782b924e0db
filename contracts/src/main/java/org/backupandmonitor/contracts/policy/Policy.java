package org.backupandmonitor.contracts.policy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What ops allow a project: a manifest is somebody else's input to a machine that can reach everything.
 *
 * <p>Enforced twice: by name when a manifest is accepted, and by name and address at the moment of connecting, after
 * name resolution.
 *
 * @param name as ops configured it
 * @param targets hosts that monitors may reach; {@code *} stands for any host, {@code *.example.com} for any below
 * @param sources hosts that backups may be pulled from, with the same patterns; local paths need {@code localhost}
 * @param vaults names of the vaults that may be used; {@code *} stands for all
 * @param channels names of the channels that may be used; {@code *} stands for all
 * @param secrets names of the secrets that manifests may name, {@code shop-*} standing for all that begin so; {@code *} stands
 *     for all but those that operations use themselves
 * @param minInterval monitors may not run more often
 * @param maxMonitors how many monitors a project may have
 * @param loopback whether this machine itself may be reached
 */
public record Policy(
        String name,
        List<String> targets,
        List<String> sources,
        List<String> vaults,
        List<String> channels,
        List<String> secrets,
        Duration minInterval,
        int maxMonitors,
        boolean loopback) {

    /** Name of the policy of a repository that names none. */
    public static final String DEFAULT_NAME = "default";

    public Policy {
        targets = List.copyOf(targets);
        sources = List.copyOf(sources);
        vaults = List.copyOf(vaults);
        channels = List.copyOf(channels);
        secrets = List.copyOf(secrets);
    }

    /** Any public or private host but not this machine: what holds where ops configured no {@code default}. */
    public static Policy builtIn() {
        List<String> any = List.of("*");
        return new Policy(DEFAULT_NAME, any, any, any, any, any, Duration.ofSeconds(1), 1_000, false);
    }

    public boolean permitsVault(String vault) {
        return vaults.contains("*") || vaults.contains(vault);
    }

    public boolean permitsChannel(String channel) {
        return channels.contains("*") || channels.contains(channel);
    }

    /**
     * Why a manifest may not name the secret, as what it names is handed to a host of its choice; empty if it may.
     *
     * @param reserved names of the secrets that operations use themselves, such as passwords of vaults
     */
    public Optional<String> refuseSecret(String secret, Set<String> reserved) {
        boolean permitted = secrets.stream()
                .anyMatch(pattern -> pattern.equals("*")
                        ? !reserved.contains(secret)
                        : pattern.endsWith("*")
                                ? secret.startsWith(pattern.substring(0, pattern.length() - 1))
                                : pattern.equals(secret));
        return permitted
                ? Optional.empty()
                : Optional.of("policy \"" + name + "\" does not allow secret \"" + secret
                        + "\": name one of the project's own, or ask ops to allow it (secrets: [" + secret + "])");
    }

    /** Why a monitor may not reach the host of this name; empty if it may, as far as its name tells. */
    public Optional<String> refuseTarget(String host) {
        return refuseHost(host, targets, "targets");
    }

    /** Why a backup may not be pulled from the host of this name; empty if it may, as far as its name tells. */
    public Optional<String> refuseSource(String host) {
        return refuseHost(host, sources, "sources");
    }

    /** Why nobody of this policy may connect to the address; empty if they may. */
    public Optional<String> refuseAddress(InetAddress address) {
        return EmbeddedAddresses.of(address).stream()
                .map(this::refuseOne)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> refuseOne(InetAddress plain) {
        String shown = plain.getHostAddress();
        if (plain.isLinkLocalAddress() || MetadataServices.contain(plain)) {
            return Optional.of(shown + " is a link-local or cloud-metadata address, which is always refused");
        }
        if (plain.isAnyLocalAddress() || plain.isMulticastAddress() || isBroadcast(plain)) {
            return Optional.of(shown + " is not the address of one host");
        }
        if (plain.isLoopbackAddress() && !loopback) {
            return Optional.of(shown + " is this machine itself, which policy \"" + name
                    + "\" does not allow (ops can: loopback: true)");
        }
        return Optional.empty();
    }

    private Optional<String> refuseHost(String host, List<String> patterns, String key) {
        String name = normal(host);
        if (!loopback && (name.equals("localhost") || name.endsWith(".localhost"))) {
            return Optional.of("\"" + host + "\" is this machine itself, which policy \"" + this.name
                    + "\" does not allow (ops can: loopback: true)");
        }
        if (patterns.stream().anyMatch(pattern -> matches(normal(pattern), name))) {
            return Optional.empty();
        }
        return Optional.of("policy \"" + this.name + "\" does not allow \"" + host + "\" (its " + key + ": "
                + String.join(", ", patterns) + ")");
    }

    private static boolean matches(String pattern, String host) {
        if (pattern.equals("*")) {
            return true;
        }
        if (pattern.startsWith("*.")) {
            return host.endsWith(pattern.substring(1)) && host.length() > pattern.length() - 1;
        }
        return pattern.equals(host);
    }

    private static String normal(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (lower.startsWith("[") && lower.endsWith("]")) {
            lower = lower.substring(1, lower.length() - 1);
        }
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static boolean isBroadcast(InetAddress address) {
        return address instanceof Inet4Address && address.getHostAddress().equals("255.255.255.255");
    }
}
