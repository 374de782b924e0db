package org.backupandmonitor.config.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.backupandmonitor.config.testing.TestCredentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {

    @TempDir
    Path directory;

    @Test
    void takesValuesFromSecretsAndFiles() throws Exception {
        Path key = Files.writeString(directory.resolve("key"), "the key\n");
        Credentials credentials = new TestCredentials()
                .secret("token", "the token")
                .add(
                        "git",
                        Map.of("token", "secret:token", "private-key", "file:" + key, "known-hosts", "host ssh-rsa A"))
                .build();

        Credential credential = credentials.resolve("git");

        assertThat(credential.password()).isEqualTo("the token");
        assertThat(credential.privateKey()).isEqualTo("the key");
        assertThat(credential.knownHosts()).isEqualTo("host ssh-rsa A");
        assertThat(credential.username()).isEqualTo("x-token-auth");
    }

    @Test
    void refusesAValueThatIsWrittenOutWithoutRepeatingIt() {
        Credentials credentials = new TestCredentials()
                .add("git", Map.of("token", "glpat-in-clear"))
                .build();

        assertThat(credentials.mistakes())
                .containsExactly("bam.credentials.git.token must not be written out: use secret:NAME or file:PATH");
        assertThatThrownBy(() -> credentials.resolve("git"))
                .isInstanceOf(CredentialException.class)
                .hasMessageNotContaining("glpat");
    }

    @Test
    void asksForThePinnedKeyOfTheHost() {
        Credentials credentials = new TestCredentials()
                .add("git", Map.of("private-key", "secret:key"))
                .build();

        assertThat(credentials.mistakes()).singleElement().asString().contains("bam.credentials.git.known-hosts");
        assertThat(credentials.opensSsh("git")).isFalse();
    }

    @Test
    void showsNothingOfItselfInText() {
        Credential credential = new Credential("git", "me", "hidden", "hidden", null, null);

        assertThat(credential).hasToString("Credential[git]");
        assertThat(credential.redact("401 for hidden")).isEqualTo("401 for ***");
    }
}
