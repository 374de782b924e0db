package org.backupandmonitor.backup.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.backupandmonitor.contracts.policy.Policy;

/** Turns the host a manifest names into addresses that its policy allows, at the moment of connecting. */
@ApplicationScoped
public class Hosts {

    /** Names per RFC 952 and 1123 with underscores, IPv4 and IPv6 literals; can't begin like an option. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,252}[A-Za-z0-9_.])?");

    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /**
     * Its addresses, each allowed; connect to these and never to the name, which may mean something else a moment later.
     *
     * @throws SourceFailedException if the name is none, is not found or is refused
     */
    public List<InetAddress> permitted(String host, Policy policy) {
        if (!NAME.matcher(host).matches() && !IPV6.matcher(host).matches()) {
            throw new SourceFailedException("\"" + excerpt(host) + "\" is no host name: write it as"
                    + " app1.example.com or 192.0.2.7 in the manifest");
        }
        policy.refuseSource(host).ifPresent(reason -> {
            throw new SourceFailedException(reason);
        });
        List<InetAddress> addresses = resolve(host);
        addresses.stream()
                .map(policy::refuseAddress)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(reason -> {
                    throw new SourceFailedException(host + " leads to an address that is refused: " + reason);
                });
        return addresses;
    }

    private static List<InetAddress> resolve(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new SourceFailedException(
                    host + " has no address: check its spelling in the manifest, and the DNS of backup-service", e);
        }
    }

    private static String excerpt(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
