package org.backupandmonitor.cli.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.backupandmonitor.cli.installation.InstallationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultsTest {

    @TempDir
    Path directory;

    @Test
    void givesEachProjectARepositoryOfItsOwn() throws IOException {
        Path config = config("""
                bam:
                  vaults:
                    nas: { repository: /srv/vaults/nas/, password: "secret:vault-nas" }
                    offsite: { repository: "sftp:host:/{project}/backups", password: "secret:{project}-offsite" }
                """);

        assertThat(new Vaults(config, Map.of()).of("shop"))
                .containsExactly(
                        new Vault("nas", "/srv/vaults/nas/shop", "secret:vault-nas", Map.of()),
                        new Vault("offsite", "sftp:host:/shop/backups", "secret:shop-offsite", Map.of()));
    }

    @Test
    void keepsWhatAnObjectStoreNeeds() throws IOException {
        Path config = config("""
                bam:
                  secrets: { directory: /etc/bam/secrets }
                  vaults:
                    s3:
                      repository: "s3:https://s3.example.com/vault"
                      password: "secret:vault"
                      environment: { AWS_ACCESS_KEY_ID: shop, AWS_SECRET_ACCESS_KEY: "secret:s3" }
                """);

        Vaults vaults = new Vaults(config, Map.of());

        assertThat(vaults.of("shop"))
                .singleElement()
                .extracting(Vault::environment)
                .isEqualTo(Map.of("AWS_ACCESS_KEY_ID", "shop", "AWS_SECRET_ACCESS_KEY", "secret:s3"));
        assertThat(vaults.secrets()).contains(Path.of("/etc/bam/secrets"));
    }

    @Test
    void letsTheEnvironmentOverrideTheFile() throws IOException {
        Path config = config("bam: { vaults: { nas: { repository: /old, password: 'secret:vault-nas' } } }");

        assertThat(new Vaults(config, Map.of("BAM_VAULTS_NAS_REPOSITORY", "/new")).of("shop"))
                .containsExactly(new Vault("nas", "/new/shop", "secret:vault-nas", Map.of()));
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        Path config = config("bam: { channels: {} }");

        assertThatThrownBy(() -> new Vaults(config, Map.of()).of("shop"))
                .isInstanceOf(InstallationException.class)
                .hasMessageContaining("names no vault");
    }

    private Path config(String yaml) throws IOException {
        return Files.writeString(directory.resolve("bam.yaml"), yaml);
    }
}
