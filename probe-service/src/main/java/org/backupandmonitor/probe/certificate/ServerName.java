package org.backupandmonitor.probe.certificate;

import io.netty.util.NetUtil;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Whether a certificate is for a name, by its subject alternative names only (RFC 9525): DNS names, of which the first label
 * may be {@code *}, and IP addresses.
 */
final class ServerName {

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private ServerName() {}

    static boolean matches(X509Certificate certificate, String host) {
        byte[] address = NetUtil.createByteArrayFromIpAddressString(host);
        if (address != null) {
            return names(certificate, IP_ADDRESS).stream()
                    .anyMatch(name -> Arrays.equals(address, NetUtil.createByteArrayFromIpAddressString(name)));
        }
        return names(certificate, DNS_NAME).stream().anyMatch(pattern -> matches(normal(pattern), normal(host)));
    }

    /** What the certificate is for, as far as it says. */
    static List<String> all(X509Certificate certificate) {
        return java.util.stream.Stream.concat(
                        names(certificate, DNS_NAME).stream(), names(certificate, IP_ADDRESS).stream())
                .toList();
    }

    private static boolean matches(String pattern, String host) {
        if (!pattern.startsWith("*.")) {
            return pattern.equals(host);
        }
        int dot = host.indexOf('.');
        String below = pattern.substring(1);
        // "*.com" is for nobody.
        return dot > 0 && below.indexOf('.', 1) > 0 && below.equals(host.substring(dot));
    }

    private static List<String> names(X509Certificate certificate, int type) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> name.get(0).equals(type))
                            .map(name -> String.valueOf(name.get(1)))
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    private static String normal(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
