package org.backupandmonitor.contracts.monitor;

/** The rule for port numbers. */
final class Ports {

    private Ports() {}

    /**
     * Returns the port.
     *
     * @throws IllegalArgumentException if it is not between 1 and 65535
     */
    static int require(int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " must be between 1 and 65535");
        }
        return port;
    }
}
