package org.backupandmonitor.backup.vault;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** {@code bam.vaults}: where backups land. */
@ConfigMapping(prefix = "bam.vaults")
public interface VaultsConfig {

    @WithParentName
    Map<String, VaultConfig> byName();

    /** One vault; {@code {project}} may stand in the repository and in the password. */
    interface VaultConfig {

        /** As restic takes it; each project has a repository of its own below it. */
        String repository();

        /** {@code secret:NAME}. */
        String password();

        /** More environment variables for restic, such as an object store's keys; values may be {@code secret:NAME}. */
        Map<String, String> environment();
    }
}
