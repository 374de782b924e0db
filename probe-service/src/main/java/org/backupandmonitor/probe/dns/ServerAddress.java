package org.backupandmonitor.probe.dns;

/** Where a name server listens, as a manifest writes it: {@code host}, {@code host:port}, {@code [IPv6]:port} or IPv6. */
record ServerAddress(String host, int port) {

    private static final int DEFAULT_PORT = 53;

    /** @throws IllegalArgumentException if it is none of these; the message is fit for people */
    static ServerAddress parse(String text) {
        int bracket = text.lastIndexOf(']');
        int colon = text.lastIndexOf(':');
        boolean bareIpv6 = bracket < 0 && colon != text.indexOf(':');
        if (colon < 0 || bareIpv6 || colon < bracket) {
            return new ServerAddress(unbracketed(text), DEFAULT_PORT);
        }
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (port >= 1 && port <= 65_535) {
                return new ServerAddress(unbracketed(text.substring(0, colon)), port);
            }
        } catch (NumberFormatException e) {
            // The same message as for a number that is no port.
        }
        throw new IllegalArgumentException("\"" + text + "\", whose port is not a number between 1 and 65535");
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
