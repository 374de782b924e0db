package org.backupandmonitor.config.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.backupandmonitor.config.repository.RepositorySpec;
import org.backupandmonitor.config.repository.RepositorySpec.Origin;
import org.backupandmonitor.config.testing.SampleRepository;
import org.backupandmonitor.config.testing.SshHost;
import org.backupandmonitor.config.testing.TestCredentials;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitPullOverSshIT {

    @TempDir
    static Path directory;

    @TempDir
    Path state;

    private static SshHost host;
    private static Path repository;
    private static String commit;

    @BeforeAll
    static void begin() throws Exception {
        repository = directory.resolve("shop");
        try (SampleRepository sample = SampleRepository.create(repository)) {
            commit = sample.commit(RepositorySpec.DEFAULT_PATH, "version: 1\n");
        }
        host = SshHost.start(Files.createDirectories(directory.resolve("ssh")));
    }

    @AfterAll
    static void end() throws Exception {
        host.close();
    }

    @Test
    void theKeyOpensTheRepositoryOfAPinnedHost() throws Exception {
        GitPull git = git(host.clientKey(), host.pinned());

        Pulled pulled = git.pull(spec(), null);

        assertThat(pulled).isInstanceOf(Pulled.Found.class);
        assertThat(pulled.tip()).isEqualTo(commit);
    }

    @Test
    void aHostWithAnotherKeyThanThePinnedOneIsRefused() throws Exception {
        GitPull git = git(host.clientKey(), host.wronglyPinned());

        assertThatThrownBy(() -> git.pull(spec(), null))
                .isInstanceOf(UnreachableException.class)
                .hasMessageStartingWith("the host was not trusted: it presented the host key SHA256:")
                .hasMessageEndingWith("which is not the pinned one");
    }

    @Test
    void aHostThatIsNotPinnedIsRefused() throws Exception {
        GitPull git = git(host.clientKey(), host.pinned().replace("127.0.0.1", "git.example.com"));

        assertThatThrownBy(() -> git.pull(spec(), null))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("no key of this host is pinned in known-hosts");
    }

    @Test
    void aKeyThatTheHostDoesNotKnowIsNamedByItsCredential() throws Exception {
        GitPull git = git(host.strangersKey(), host.pinned());

        assertThatThrownBy(() -> git.pull(spec(), null))
                .isInstanceOf(UnreachableException.class)
                .hasMessage("127.0.0.1 refused the credential \"shop-git\"");
    }

    @Test
    void aKeyThatIsNoneIsNotQuoted() throws Exception {
        GitPull git = git("-----BEGIN OPENSSH PRIVATE KEY-----\nnot-a-key\n", host.pinned());

        assertThatThrownBy(() -> git.pull(spec(), null))
                .isInstanceOf(UnreachableException.class)
                .hasMessageStartingWith("credential \"shop-git\", private-key")
                .hasMessageNotContaining("not-a-key");
    }

    private GitPull git(String key, String knownHosts) {
        return new GitPull(
                state,
                Duration.ofMinutes(2),
                new TestCredentials()
                        .secret("key", key)
                        .add("shop-git", Map.of("private-key", "secret:key", "known-hosts", knownHosts))
                        .build());
    }

    private static RepositorySpec spec() {
        return new RepositorySpec(
                "shop",
                host.url(repository),
                "main",
                RepositorySpec.DEFAULT_PATH,
                "shop-git",
                Duration.ofMinutes(1),
                "default",
                Origin.CONFIGURED);
    }
}
