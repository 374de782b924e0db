package org.backupandmonitor.manifest.values;

/** A host and a port, as in {@code db.example.com:5432} or {@code [2001:db8::1]:5432}. */
public record HostPort(String host, int port) {

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
