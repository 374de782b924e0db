package org.backupandmonitor.contracts.monitor;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** A TCP connection that must be accepted. */
@JsonIgnoreProperties(value = "type", allowGetters = true, ignoreUnknown = true)
public record TcpCheck(String host, int port) implements Check {

    public TcpCheck {
        Ports.require(port);
    }

    @Override
    public String kind() {
        return "tcp";
    }

    @Override
    public String target() {
        return host + ":" + port;
    }
}
