package org.backupandmonitor.contracts.monitor;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;

/**
 * What kind of check a monitor is, and of what.
 *
 * <p>A reader that does not know a {@code type} gets an {@link OtherCheck}, so that a newer manifest never stops an
 * older service.
 */
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.EXISTING_PROPERTY,
        property = "type",
        defaultImpl = OtherCheck.class,
        visible = true)
@JsonSubTypes({
    @JsonSubTypes.Type(value = HttpCheck.class, name = "http"),
    @JsonSubTypes.Type(value = TcpCheck.class, name = "tcp"),
    @JsonSubTypes.Type(value = TlsCheck.class, name = "tls"),
    @JsonSubTypes.Type(value = DnsCheck.class, name = "dns"),
    @JsonSubTypes.Type(value = HeartbeatCheck.class, name = "heartbeat")
})
public sealed interface Check permits HttpCheck, TcpCheck, TlsCheck, DnsCheck, HeartbeatCheck, OtherCheck {

    /** The key that names the kind in a manifest: {@code http}, {@code tcp}, ... */
    @JsonProperty("type")
    String kind();

    /** What is checked, in the few words a person would use: a URL, {@code host:port}, a domain name. */
    String target();

    /** Names of the secrets it uses. */
    @JsonIgnore
    default Set<String> secrets() {
        return Set.of();
    }
}
