package org.backupandmonitor.contracts.backup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;

/**
 * What a backup pulls.
 *
 * <p>A reader that does not know a {@code type} gets an {@link OtherSource}, so that a newer manifest never stops an
 * older service.
 */
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.EXISTING_PROPERTY,
        property = "type",
        defaultImpl = OtherSource.class,
        visible = true)
@JsonSubTypes({
    @JsonSubTypes.Type(value = FilesSource.class, name = "files"),
    @JsonSubTypes.Type(value = PostgresSource.class, name = "postgres")
})
public sealed interface BackupSource permits FilesSource, PostgresSource, OtherSource {

    /** The key that names the kind in a manifest: {@code files}, {@code postgres}, ... */
    @JsonProperty("type")
    String kind();

    /** Where it pulls from, in the few words a person would use. */
    String origin();

    /** Names of the secrets it uses. */
    @JsonIgnore
    default Set<String> secrets() {
        return Set.of();
    }
}
