package org.backupandmonitor.contracts.monitor;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * A TLS handshake with a certificate that is trusted, matches and has not expired.
 *
 * @param serverName the name sent (SNI, RFC 6066) and matched; null means {@code host}
 * @param insecure true turns off the check of chain and name; the expiry is still judged
 */
@JsonIgnoreProperties(value = "type", allowGetters = true, ignoreUnknown = true)
public record TlsCheck(String host, int port, @Nullable String serverName, boolean insecure) implements Check {

    public TlsCheck {
        Ports.require(port);
    }

    @Override
    public String kind() {
        return "tls";
    }

    @Override
    public String target() {
        return host + ":" + port;
    }
}
