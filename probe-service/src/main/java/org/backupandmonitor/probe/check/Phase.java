package org.backupandmonitor.probe.check;

/** A part of a check whose time is measured. */
public enum Phase {
    RESOLVE("resolve", "while the name was being resolved"),
    CONNECT("connect", "while the connection was being made"),
    TLS("tls", "during the TLS handshake"),
    FIRST_BYTE("first byte", "while waiting for the first byte of the answer"),
    TRANSFER("transfer", "while the answer was still coming");

    private final String label;
    private final String during;

    Phase(String label, String during) {
        this.label = label;
        this.during = during;
    }

    /** As findings name it. */
    public String label() {
        return label;
    }

    String during() {
        return during;
    }
}
