package org.backupandmonitor.contracts.monitor;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * A DNS question that must be answered with NOERROR and at least one record.
 *
 * @param name asked for
 * @param recordType {@code A}, {@code AAAA}, {@code MX}, ...; A unless said otherwise
 * @param server {@code host} or {@code host:port} of the resolver asked; null means the probe's own
 */
@JsonIgnoreProperties(value = "type", allowGetters = true, ignoreUnknown = true)
public record DnsCheck(
        String name, String recordType, @Nullable String server) implements Check {

    public DnsCheck(String name, @Nullable String recordType, @Nullable String server) {
        this.name = name;
        this.recordType = recordType == null ? "A" : recordType;
        this.server = server;
    }

    @Override
    public String kind() {
        return "dns";
    }

    @Override
    public String target() {
        return name + " " + recordType;
    }
}
