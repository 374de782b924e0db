package org.backupandmonitor.contracts.policy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The IPv4 hosts that an IPv6 address can lead to: it is judged as they are. */
final class EmbeddedAddresses {

    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};
    /** NAT64 (RFC 6052). */
    private static final byte[] TRANSLATED = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
    /** NAT64 with prefixes of an operator's own (RFC 8215). */
    private static final byte[] TRANSLATED_LOCALLY = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 1};
    /** 6to4 (RFC 3056). */
    private static final byte[] SIX_TO_FOUR = {0x20, 0x02};

    private EmbeddedAddresses() {}

    /** One at least: the address itself, if it holds no other. */
    static List<InetAddress> of(InetAddress address) {
        if (!(address instanceof Inet6Address six)) {
            return List.of(address);
        }
        byte[] bytes = six.getAddress();
        boolean compatible = six.isIPv4CompatibleAddress() && !six.isLoopbackAddress() && !six.isAnyLocalAddress();
        if (compatible || begins(bytes, MAPPED) || begins(bytes, TRANSLATED)) {
            return List.of(at(bytes, 12, 13, 14, 15));
        }
        if (begins(bytes, SIX_TO_FOUR)) {
            return List.of(at(bytes, 2, 3, 4, 5));
        }
        if (begins(bytes, TRANSLATED_LOCALLY)) {
            // The prefix may be 48, 56, 64 or 96 bits long, which nobody can see; byte 8 is none of the address (RFC
            // 6052, 2.2).
            List<InetAddress> possible = Stream.of(
                            at(bytes, 6, 7, 9, 10),
                            at(bytes, 7, 9, 10, 11),
                            at(bytes, 9, 10, 11, 12),
                            at(bytes, 12, 13, 14, 15))
                    .filter(each -> !each.isAnyLocalAddress())
                    .toList();
            return possible.isEmpty() ? List.of(address) : possible;
        }
        return List.of(address);
    }

    private static boolean begins(byte[] bytes, byte[] prefix) {
        return Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static InetAddress at(byte[] bytes, int first, int second, int third, int fourth) {
        try {
            return InetAddress.getByAddress(new byte[] {bytes[first], bytes[second], bytes[third], bytes[fourth]});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are always an address", e);
        }
    }
}
