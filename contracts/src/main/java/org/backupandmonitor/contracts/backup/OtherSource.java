package org.backupandmonitor.contracts.backup;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A source that this version cannot pull: legal, and an incident until a backup-service offers it. */
public final class OtherSource implements BackupSource {

    private final String type;
    private final Map<String, Object> settings = new LinkedHashMap<>();

    @JsonCreator
    OtherSource(@JsonProperty("type") String type) {
        this.type = type;
    }

    public OtherSource(String type, Map<String, Object> settings) {
        this.type = type;
        this.settings.putAll(settings);
    }

    @JsonAnySetter
    void setting(String name, Object value) {
        settings.put(name, value);
    }

    /** What the manifest says of it, as plain JSON values. */
    @JsonAnyGetter
    public Map<String, Object> settings() {
        return Collections.unmodifiableMap(settings);
    }

    @Override
    public String kind() {
        return type;
    }

    @Override
    public String origin() {
        return String.valueOf(settings.getOrDefault("host", type));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OtherSource that && type.equals(that.type) && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, settings);
    }

    @Override
    public String toString() {
        return "OtherSource[" + type + " " + settings + "]";
    }
}
