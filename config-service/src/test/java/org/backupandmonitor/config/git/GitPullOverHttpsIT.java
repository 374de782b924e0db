package org.backupandmonitor.config.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.backupandmonitor.config.repository.RepositorySpec;
import org.backupandmonitor.config.repository.RepositorySpec.Origin;
import org.backupandmonitor.config.testing.GitHost;
import org.backupandmonitor.config.testing.SampleRepository;
import org.backupandmonitor.config.testing.TestCredentials;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitPullOverHttpsIT {

    private static final String TOKEN = "a-token-nobody-may-see";

    @TempDir
    static Path directory;

    @TempDir
    Path state;

    private static GitHost host;
    private static String commit;

    @BeforeAll
    static void begin() throws Exception {
        Path root = Files.createDirectories(directory.resolve("root"));
        try (SampleRepository repository = SampleRepository.create(root.resolve("shop"))) {
            commit = repository.commit(RepositorySpec.DEFAULT_PATH, "version: 1\n");
        }
        host = GitHost.start(root, directory, TOKEN);
    }

    @AfterAll
    static void end() {
        host.close();
    }

    @Test
    void theTokenOpensTheRepository() throws Exception {
        GitPull git = git(TOKEN, host.certificate());

        Pulled pulled = git.pull(spec("shop", "shop-git"), null);

        assertThat(pulled).isInstanceOf(Pulled.Found.class);
        assertThat(pulled.tip()).isEqualTo(commit);
    }

    @Test
    void aWrongTokenIsNamedByItsCredentialOnly() {
        GitPull git = git("a-wrong-token", host.certificate());

        assertThatThrownBy(() -> git.pull(spec("shop", "shop-git"), null))
                .isInstanceOf(UnreachableException.class)
                .hasMessage("localhost refused the credential \"shop-git\"")
                .hasMessageNotContaining("a-wrong-token");
    }

    @Test
    void withoutAnyCredentialItSaysThatOneIsWanted() throws Exception {
        GitPull git = new GitPull(
                state,
                Duration.ofMinutes(2),
                new TestCredentials()
                        .add("only-authority", Map.of("certificate-authority", host.certificate()))
                        .build());

        assertThatThrownBy(() -> git.pull(spec("shop", "only-authority"), null))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("localhost")
                .hasMessageContaining("credential");
    }

    @Test
    void aCertificateNobodyKnowsIsNotTrusted() {
        GitPull git = git(TOKEN, null);

        assertThatThrownBy(() -> git.pull(spec("shop", "shop-git"), null))
                .isInstanceOf(UnreachableException.class)
                .hasMessageStartingWith("the certificate of localhost is not trusted")
                .hasMessageNotContaining(TOKEN);
    }

    @Test
    void aRepositoryThatDoesNotExistIsSaidSo() {
        GitPull git = git(TOKEN, host.certificate());

        assertThatThrownBy(() -> git.pull(spec("nothing", "shop-git"), null))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("there is no Git repository at " + host.url("nothing"));
    }

    private GitPull git(String token, @Nullable String certificate) {
        TestCredentials credentials = new TestCredentials().secret("token", token);
        credentials.add(
                "shop-git",
                certificate == null
                        ? Map.of("token", "secret:token")
                        : Map.of("token", "secret:token", "certificate-authority", certificate));
        return new GitPull(state, Duration.ofMinutes(2), credentials.build());
    }

    private static RepositorySpec spec(String repository, String credential) {
        return new RepositorySpec(
                "shop",
                host.url(repository),
                "main",
                RepositorySpec.DEFAULT_PATH,
                credential,
                Duration.ofMinutes(1),
                "default",
                Origin.CONFIGURED);
    }
}
