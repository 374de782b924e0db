package org.backupandmonitor.config.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.backupandmonitor.config.repository.RepositorySpec;
import org.backupandmonitor.config.repository.RepositorySpec.Origin;
import org.backupandmonitor.config.testing.SampleRepository;
import org.backupandmonitor.config.testing.TestCredentials;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitPullTest {

    private static final String PATH = RepositorySpec.DEFAULT_PATH;
    private static final byte[] FIFTY_MEGABYTES = new byte[50 * 1024 * 1024];

    @TempDir
    Path state;

    private final SampleRepository repository = SampleRepository.create();
    private GitPull git;

    @BeforeEach
    void begin() {
        git = new GitPull(state, Duration.ofMinutes(2), new TestCredentials().build());
    }

    @AfterEach
    void end() {
        repository.close();
    }

    @Test
    void bringsTheManifestWithItsCommit() throws Exception {
        String hash = repository.commit(PATH, "version: 1\n");

        Pulled pulled = git.pull(spec("main"), null);

        assertThat(pulled).isInstanceOfSatisfying(Pulled.Found.class, found -> {
            assertThat(found.content()).asString(StandardCharsets.UTF_8).isEqualTo("version: 1\n");
            assertThat(found.commit().hash()).isEqualTo(hash);
            assertThat(found.commit().author()).isEqualTo(SampleRepository.AUTHOR);
            assertThat(found.commit().email()).isEqualTo(SampleRepository.EMAIL);
            assertThat(found.commit().subject()).isEqualTo("Change " + PATH);
        });
    }

    @Test
    void bringsTheManifestOfACommitThatNamesNoAuthor() throws Exception {
        repository.commit(PATH, "version: 1\n");
        try (var same = org.eclipse.jgit.api.Git.open(repository.directory().toFile());
                var inserter = same.getRepository().newObjectInserter()) {
            String tree = same.getRepository().resolve("main^{tree}").name();
            var anonymous = inserter.insert(
                    org.eclipse.jgit.lib.Constants.OBJ_COMMIT,
                    ("tree " + tree + "\n\nAnonymous\n").getBytes(StandardCharsets.UTF_8));
            inserter.flush();
            var main = same.getRepository().updateRef("refs/heads/main");
            main.setNewObjectId(anonymous);
            main.forceUpdate();
        }

        Pulled pulled = git.pull(spec("main"), null);

        assertThat(pulled).isInstanceOfSatisfying(Pulled.Found.class, found -> {
            assertThat(found.commit().author()).isNull();
            assertThat(found.commit().subject()).isEqualTo("Anonymous");
        });
    }

    @Test
    void followsTheDefaultBranchWhereNoneIsNamed() throws Exception {
        String hash = repository.commit(PATH, "version: 1\n");

        Pulled pulled = git.pull(spec(null), null);

        assertThat(pulled.tip()).isEqualTo(hash);
    }

    @Test
    void fetchesNothingWhileTheTipStays() throws Exception {
        String hash = repository.commit(PATH, "version: 1\n");

        Pulled pulled = git.pull(spec("main"), hash);

        assertThat(pulled).isEqualTo(new Pulled.Unchanged(hash));
        assertThat(filesBelow(state)).noneMatch(file -> file.toString().endsWith(".pack"));
    }

    @Test
    void bringsTheNextCommitToo() throws Exception {
        String first = repository.commit(PATH, "version: 1\n");
        git.pull(spec("main"), null);
        String second = repository.commit(PATH, "version: 1\nproject: shop\n");

        Pulled pulled = git.pull(spec("main"), first);

        assertThat(pulled).isInstanceOfSatisfying(Pulled.Found.class, found -> {
            assertThat(found.tip()).isEqualTo(second);
            assertThat(found.content()).asString(StandardCharsets.UTF_8).contains("shop");
        });
    }

    @Test
    void followsABranchThatWasForcedBackwards() throws Exception {
        String first = repository.commit(PATH, "version: 1\n");
        String second = repository.commit(PATH, "version: 1\nproject: shop\n");
        git.pull(spec("main"), null);
        try (var same = org.eclipse.jgit.api.Git.open(repository.directory().toFile())) {
            same.reset()
                    .setMode(org.eclipse.jgit.api.ResetCommand.ResetType.HARD)
                    .setRef(first)
                    .call();
        }

        Pulled pulled = git.pull(spec("main"), second);

        assertThat(pulled.tip()).isEqualTo(first);
    }

    @Test
    void saysThatTheManifestIsMissing() throws Exception {
        repository.commit("README.md", "nothing here");

        Pulled pulled = git.pull(spec("main"), null);

        assertThat(pulled).isInstanceOfSatisfying(Pulled.Unsuitable.class, unsuitable -> {
            assertThat(unsuitable.code()).isEqualTo("manifest-missing");
            assertThat(unsuitable.problem()).contains("\"" + PATH + "\"", "branch \"main\"");
        });
    }

    @Test
    void followsNoSymbolicLink() throws Exception {
        repository.link(PATH, "/etc/passwd");

        Pulled pulled = git.pull(spec("main"), null);

        assertThat(pulled)
                .isInstanceOfSatisfying(Pulled.Unsuitable.class, unsuitable -> assertThat(unsuitable.problem())
                        .contains("symbolic link"));
    }

    @Test
    void refusesFiftyMegabytesUnread() throws Exception {
        repository.commit(PATH, FIFTY_MEGABYTES);

        Pulled pulled = git.pull(spec("main"), null);

        assertThat(pulled).isInstanceOfSatisfying(Pulled.Unsuitable.class, unsuitable -> {
            assertThat(unsuitable.code()).isEqualTo("manifest-too-large");
            assertThat(unsuitable.problem()).contains("52428800 bytes", "1048576");
        });
    }

    @Test
    void leavesLargeFilesWhereTheyAreIfTheHostCan() throws Exception {
        byte[] noise = new byte[4 * 1024 * 1024];
        new java.util.Random(1).nextBytes(noise);
        repository.allowFilter();
        repository.commit("film.bin", noise);
        repository.commit(PATH, "version: 1\n");

        git.pull(spec("main"), null);

        assertThat(filesBelow(state).mapToLong(GitPullTest::size).sum()).isLessThan(noise.length / 4);
    }

    @Test
    void bringsAManifestThatWasTooLargeBefore() throws Exception {
        repository.allowFilter();
        String tooLarge = lines(1_400_000);
        String first = repository.commit(PATH, tooLarge);
        Pulled before = git.pull(spec("main"), null);
        // The host would send what is left of it as a delta against the file that it did not send.
        String rest = tooLarge.substring(0, tooLarge.length() * 7 / 10);
        repository.commit(PATH, rest);

        Pulled pulled = git.pull(spec("main"), first);

        assertThat(before).isInstanceOf(Pulled.Unsuitable.class);
        assertThat(pulled).isInstanceOfSatisfying(Pulled.Found.class, found -> assertThat(found.content())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(rest));
    }

    @Test
    void saysThatTheBranchIsMissing() {
        repository.commit(PATH, "version: 1\n");

        assertThatThrownBy(() -> git.pull(spec("release"), null))
                .isInstanceOf(UnreachableException.class)
                .hasMessage(repository.url() + " has no branch \"release\"");
    }

    @Test
    void saysThatThereIsNoCommitYet() {
        assertThatThrownBy(() -> git.pull(spec(null), null))
                .isInstanceOf(UnreachableException.class)
                .hasMessage(repository.url()
                        + " has no commit on its default branch: push one there, or have ops name a branch");
    }

    @Test
    void saysThatTheDefaultBranchIsNotThere() throws Exception {
        repository.commit(PATH, "version: 1\n");
        Files.writeString(repository.directory().resolve(".git/HEAD"), "ref: refs/heads/master\n");

        assertThatThrownBy(() -> git.pull(spec(null), null))
                .isInstanceOf(UnreachableException.class)
                .hasMessage(repository.url()
                        + " has no commit on its default branch: push one there, or have ops name a branch");
    }

    @Test
    void saysThatThereIsNoRepository() {
        repository.hide();

        assertThatThrownBy(() -> git.pull(spec("main"), null))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("there is no Git repository at " + repository.url());
    }

    @Test
    void beginsAnewWhereTheLocalCopyIsBroken() throws Exception {
        String first = repository.commit(PATH, "version: 1\n");
        git.pull(spec("main"), null);
        for (Path file : filesBelow(state).toList()) {
            if (file.toString().contains("objects")) {
                file.toFile().setWritable(true);
                Files.writeString(file, "rubbish");
            }
        }

        Pulled pulled = git.pull(spec("main"), null);

        assertThat(pulled).isInstanceOf(Pulled.Found.class);
        assertThat(pulled.tip()).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refs/bam/tip.lock", "shallow.lock", "config.lock"})
    void aLockThatACrashLeftBehindKeepsNothingBack(String lock) throws Exception {
        String first = repository.commit(PATH, "version: 1\n");
        git.pull(spec("main"), null);
        Files.createFile(state.resolve("repositories/shop.git").resolve(lock));
        String second = repository.commit(PATH, "version: 1\nproject: shop\n");

        Pulled pulled = git.pull(spec("main"), first);

        assertThat(pulled.tip()).isEqualTo(second);
    }

    @Test
    void givesUpOnAHostThatNeverAnswers() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 10, java.net.InetAddress.getLoopbackAddress())) {
            GitPull impatient = new GitPull(state, Duration.ofSeconds(1), new TestCredentials().build());
            RepositorySpec spec = spec("https://localhost:" + mute.getLocalPort() + "/shop.git", "main", null);

            assertThatThrownBy(() -> impatient.pull(spec, null))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessage("localhost did not answer within 1 s");
        }
    }

    @Test
    void saysThatNobodyListens() {
        assertThatThrownBy(() -> git.pull(spec("https://localhost:1/shop.git", "main", null), null))
                .isInstanceOf(UnreachableException.class)
                .hasMessageStartingWith("localhost can't be connected to");
    }

    @Test
    void saysThatTheHostDoesNotExist() {
        assertThatThrownBy(() -> git.pull(spec("https://git.invalid/shop.git", "main", null), null))
                .isInstanceOf(UnreachableException.class)
                .hasMessage("there is no host \"git.invalid\": check the URL, or DNS");
    }

    @Test
    void saysWhichSecretIsMissing() {
        GitPull withCredential = new GitPull(
                state,
                Duration.ofMinutes(2),
                new TestCredentials()
                        .add("shop-git", Map.of("token", "secret:shop-token"))
                        .build());

        assertThatThrownBy(() -> withCredential.pull(spec("https://git.invalid/shop.git", "main", "shop-git"), null))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("credential \"shop-git\", token: secret \"shop-token\" is not set");
    }

    /** Lines of which no two are the same. */
    private static String lines(int length) {
        java.util.Random random = new java.util.Random(1);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append("# ").append(Long.toHexString(random.nextLong())).append('\n');
        }
        return text.toString();
    }

    private RepositorySpec spec(@Nullable String branch) {
        return spec(repository.url(), branch, null);
    }

    private static RepositorySpec spec(String url, @Nullable String branch, @Nullable String credential) {
        return new RepositorySpec(
                "shop", url, branch, PATH, credential, Duration.ofMinutes(1), "default", Origin.CONFIGURED);
    }

    private static Stream<Path> filesBelow(Path directory) throws IOException {
        return Files.walk(directory).filter(Files::isRegularFile);
    }

    private static long size(Path file) {
        return file.toFile().length();
    }
}
