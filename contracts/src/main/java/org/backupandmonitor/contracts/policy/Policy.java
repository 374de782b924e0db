package org.backupandmonitor.contracts.policy;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
        Duration minInterval,
        int maxMonitors,
        boolean loopback) {

    /** Name of the policy of a repository that names none. */
    public static final String DEFAULT_NAME = "default";

    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};
    private static final byte[] TRANSLATED = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    public Policy {
        targets = List.copyOf(targets);
        sources = List.copyOf(sources);
        vaults = List.copyOf(vaults);
        channels = List.copyOf(channels);
    }

    /** Any public or private host but not this machine: what holds where ops configured no {@code default}. */
    public static Policy builtIn() {
        List<String> any = List.of("*");
        return new Policy(DEFAULT_NAME, any, any, any, any, Duration.ofSeconds(1), 1_000, false);
    }

    public boolean permitsVault(String vault) {
        return vaults.contains("*") || vaults.contains(vault);
    }

    public boolean permitsChannel(String channel) {
        return channels.contains("*") || channels.contains(channel);
    }

    /** Why a monitor may not reach the host of this name; empty if it may, as far as its name tells. */
    public Optional<String> refuseTarget(String host) {
        return refuseHost(host, targets, "targets");
    }

    /** Why a backup may not be pulled from the host of this name; empty if it may, as far as its name tells. */
    public Optional<String> refuseSource(String host) {
        return refuseHost(host, sources, "sources");
    }

    /**
     * Why nobody of this policy may connect to the address; empty if they may.
     *
     * <p>Link-local (RFC 3927, RFC 4291) holds every cloud's metadata service but two, which are listed here.
     */
    public Optional<String> refuseAddress(InetAddress address) {
        InetAddress plain = unmapped(address);
        String shown = plain.getHostAddress();
        if (plain.isLinkLocalAddress() || isMetadata(plain)) {
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

    /**
     * {@code ::ffff:a.b.c.d}, {@code ::a.b.c.d} and, where a NAT64 translates (RFC 6052), {@code 64:ff9b::a.b.c.d} reach the
     * IPv4 host they hold, so they are judged as it.
     */
    private static InetAddress unmapped(InetAddress address) {
        if (address instanceof Inet6Address six) {
            byte[] bytes = six.getAddress();
            boolean mapped = Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
            boolean translated = Arrays.equals(bytes, 0, TRANSLATED.length, TRANSLATED, 0, TRANSLATED.length);
            if (mapped
                    || translated
                    || six.isIPv4CompatibleAddress() && !six.isLoopbackAddress() && !six.isAnyLocalAddress()) {
                try {
                    return InetAddress.getByAddress(new byte[] {bytes[12], bytes[13], bytes[14], bytes[15]});
                } catch (java.net.UnknownHostException e) {
                    throw new IllegalStateException("four bytes are always an address", e);
                }
            }
        }
        return address;
    }

    private static boolean isMetadata(InetAddress address) {
        String text = address.getHostAddress();
        return text.equals("100.100.100.200") || text.startsWith("fd00:ec2:0:0:0:0:0:");
    }

    private static boolean isBroadcast(InetAddress address) {
        return address instanceof Inet4Address && address.getHostAddress().equals("255.255.255.255");
    }
}
