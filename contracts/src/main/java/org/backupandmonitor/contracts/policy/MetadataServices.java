package org.backupandmonitor.contracts.policy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where clouds keep what their machines may know, credentials among it, apart from link-local addresses. */
final class MetadataServices {

    private static final Set<InetAddress> ADDRESSES = Stream.of(
                    "100.100.100.200", // Alibaba Cloud
                    "168.63.129.16", // Azure's WireServer
                    "192.0.0.192", // Oracle Cloud Classic
                    "fd20:ce::254", // Google Cloud
                    "fd00:42::42") // Scaleway
            .map(MetadataServices::address)
            .collect(Collectors.toUnmodifiableSet());

    /** AWS has several services side by side, all below {@code fd00:ec2::/96}. */
    private static final byte[] AWS = {(byte) 0xfd, 0, 0x0e, (byte) 0xc2, 0, 0, 0, 0, 0, 0, 0, 0};

    private MetadataServices() {}

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ADDRESSES.contains(address)
                || (bytes.length == 16 && Arrays.equals(bytes, 0, AWS.length, AWS, 0, AWS.length));
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("a literal is always an address", e);
        }
    }
}
