package org.backupandmonitor.contracts.monitor;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A kind that this version cannot run: legal, and UNKNOWN until a probe offers it. */
public final class OtherCheck implements Check {

    private final String type;
    private final Map<String, Object> settings = new LinkedHashMap<>();

    @JsonCreator
    OtherCheck(@JsonProperty("type") String type) {
        this.type = type;
    }

    public OtherCheck(String type, Map<String, Object> settings) {
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
    public String target() {
        return String.valueOf(settings.getOrDefault("target", type));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OtherCheck that && type.equals(that.type) && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, settings);
    }

    @Override
    public String toString() {
        return "OtherCheck[" + type + " " + settings + "]";
    }
}
