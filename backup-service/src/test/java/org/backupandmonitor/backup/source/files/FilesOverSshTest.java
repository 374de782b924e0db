package org.backupandmonitor.backup.source.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.backup.source.Hosts;
import org.backupandmonitor.backup.source.Material;
import org.backupandmonitor.backup.source.Pulled;
import org.backupandmonitor.backup.source.SourceFailedException;
import org.backupandmonitor.backup.testing.Given;
import org.backupandmonitor.backup.testing.Shellless;
import org.backupandmonitor.backup.testing.SshServer;
import org.backupandmonitor.backup.testing.Tree;
import org.backupandmonitor.backup.testing.Waiting;
import org.backupandmonitor.contracts.backup.FilesSource;
import org.backupandmonitor.contracts.policy.Policy;
import org.backupandmonitor.contracts.secret.Secrets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real sshd and a real rsync. */
class FilesOverSshTest {

    @TempDir
    static Path shared;

    static SshServer server;

    @TempDir
    Path directory;

    Tree source;

    @BeforeAll
    static void startServer() throws IOException {
        server = SshServer.start(shared.resolve("sshd"));
        Path secrets = Files.createDirectories(shared.resolve("secrets"));
        Files.writeString(secrets.resolve("right"), server.clientKey());
        SshServer.newKey(secrets.resolve("wrong"));
        Files.writeString(secrets.resolve("weak"), server.weakKey());
        Files.writeString(secrets.resolve("garbage"), "no key at all");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void makeSource() {
        source = new Tree(directory.resolve("srv/uploads"));
    }

    @Test
    void a_pulled_mirror_is_the_source_with_modes_links_and_odd_names() {
        Tree.sample(source.root());

        Path mirror = pull(files(source.root().toString()));

        assertThat(new Tree(inMirror(mirror, source.root())).entries()).isEqualTo(source.entries());
    }

    @Test
    void what_changed_and_what_was_deleted_follows() {
        source.file("stays", "1").file("changes", "old").file("goes", "3");
        pull(files(source.root().toString()));
        source.file("changes", "new").delete("goes");

        Path mirror = pull(files(source.root().toString()));

        assertThat(new Tree(inMirror(mirror, source.root())).entries()).isEqualTo(source.entries());
    }

    @Test
    void a_path_that_leaves_the_manifest_leaves_the_mirror() {
        Tree one = new Tree(directory.resolve("one")).file("a", "a");
        Tree two = new Tree(directory.resolve("two")).file("b", "b");
        pull(files(one.root().toString(), two.root().toString()));

        Path mirror = pull(files(two.root().toString()));

        assertThat(inMirror(mirror, one.root())).doesNotExist();
        assertThat(inMirror(mirror, two.root()).resolve("b")).hasContent("b");
    }

    @Test
    void that_owners_are_not_kept_is_told_once() {
        source.file("a", "a");
        RsyncMirror ofCommonAccount = mirror(Optional.empty(), false);
        FilesSource files = files(source.root().toString());

        String first = pulled(ofCommonAccount, files, false).notice();
        String second = pulled(ofCommonAccount, files, false).notice();

        assertThat(first).isEqualTo("owners are not kept, since backup-service does not run as root");
        assertThat(second).isEmpty();
    }

    @Test
    void no_text_of_a_manifest_reaches_a_shell() throws IOException {
        String evil = "$(touch " + directory + "/pwned) `touch " + directory + "/pwned` '\"; touch " + directory
                + "/pwned; -e *";
        Tree odd = new Tree(directory.resolve("odd/" + evil.replace('/', '_')))
                .file("keep", "kept")
                .file("drop $(x) 'y' \"z\".tmp", "dropped")
                .file("+ plus", "dropped")
                .file("-dash", "dropped");
        FilesSource files = new FilesSource(
                "localhost",
                server.port(),
                server.user(),
                "secret:right",
                server.hostKey(),
                List.of(odd.root().toString()),
                List.of("drop $(x) 'y' \"z\".tmp", "+ plus", "-dash", "$(touch " + directory + "/pwned)"));

        Path mirror = pull(files);

        assertThat(new Tree(inMirror(mirror, odd.root())).entries().keySet()).containsExactly("keep");
        try (var left = Files.walk(directory)) {
            assertThat(left.map(path -> path.getFileName().toString())).doesNotContain("pwned");
        }
    }

    @Test
    void a_host_with_another_key_than_the_pinned_one_is_not_trusted() throws IOException {
        source.file("a", "a");
        String another = Files.readString(shared.resolve("secrets/wrong.pub"));
        FilesSource files = with("secret:right", another);

        assertThatThrownBy(() -> pull(files))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("localhost showed another host key")
                .hasMessageContaining("ssh-keyscan -t ed25519 -p " + server.port() + " localhost");
    }

    @Test
    void a_host_without_a_pinned_key_is_not_trusted() {
        source.file("a", "a");

        assertThatThrownBy(() -> pull(with("secret:right", null)))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("no host key of localhost is pinned")
                .hasMessageContaining("ssh-keyscan");
    }

    @Test
    void known_hosts_of_ops_pin_a_host_too() throws IOException {
        source.file("a", "a");
        Path known = Files.writeString(
                directory.resolve("known_hosts"), "[localhost]:" + server.port() + " " + server.hostKey() + "\n");

        Path mirror = pull(with("secret:right", null), Optional.of(known), false);

        assertThat(inMirror(mirror, source.root()).resolve("a")).hasContent("a");
    }

    @Test
    void a_refused_key_is_told_with_the_public_key_to_add() throws IOException {
        source.file("a", "a");
        String publicKey = Files.readString(shared.resolve("secrets/wrong.pub")).split(" ")[1];

        assertThatThrownBy(() -> pull(with("secret:wrong", server.hostKey())))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("localhost refused the SSH key for user " + server.user())
                .hasMessageContaining("add this public key")
                .hasMessageContaining(publicKey);
    }

    @Test
    void a_secret_that_is_no_key_is_told_without_its_value() {
        source.file("a", "a");

        assertThatThrownBy(() -> pull(with("secret:garbage", server.hostKey())))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("key")
                .hasMessageNotContaining("no key at all");
    }

    @Test
    void an_emptied_source_fails_and_leaves_the_mirror() {
        source.file("a", "a").file("b", "b");
        Path mirror = pull(files(source.root().toString()));
        source.delete("a");
        source.delete("b");

        assertThatThrownBy(() -> pull(files(source.root().toString())))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("localhost has no files in " + source.root());
        assertThat(inMirror(mirror, source.root()).resolve("a")).hasContent("a");
    }

    @Test
    void a_source_that_lost_most_files_is_frozen_until_a_person_agrees() {
        for (int i = 0; i < 300; i++) {
            source.file("file-" + i, "content " + i);
        }
        Path mirror = pull(files(source.root().toString()));
        for (int i = 0; i < 200; i++) {
            source.delete("file-" + i);
        }

        var frozen = assertThrows(
                SourceFailedException.class, () -> pull(files(source.root().toString())));

        assertThat(frozen).hasMessageContaining("200 files have vanished").hasMessageContaining("acceptDeletions=true");
        assertThat(new Tree(inMirror(mirror, source.root())).entries()).hasSize(300);
        pull(files(source.root().toString()), Optional.empty(), true);
        assertThat(new Tree(inMirror(mirror, source.root())).entries()).hasSize(100);
    }

    @Test
    void one_path_that_is_emptied_freezes_the_mirror_however_few_files_it_had() {
        Tree large = new Tree(directory.resolve("large"));
        for (int i = 0; i < 50; i++) {
            large.file("file-" + i, "content " + i);
        }
        Tree mounted = new Tree(directory.resolve("mounted")).file("a", "a").file("deep/b", "b");
        FilesSource both = files(large.root().toString(), mounted.root().toString());
        Path mirror = pull(both);
        mounted.delete("a");
        mounted.delete("deep/b");

        var frozen = assertThrows(SourceFailedException.class, () -> pull(both));

        assertThat(frozen)
                .hasMessageContaining("all files below " + mounted.root() + " have vanished from localhost")
                .hasMessageContaining("acceptDeletions=true");
        assertThat(inMirror(mirror, mounted.root()).resolve("a")).hasContent("a");
        pull(both, Optional.empty(), true);
        assertThat(inMirror(mirror, mounted.root()).resolve("a")).doesNotExist();
    }

    @Test
    void steps_that_lead_nowhere_are_no_other_path() {
        Tree large = new Tree(directory.resolve("large")).file("a", "a").file("b", "b");
        Tree mounted = new Tree(directory.resolve("mounted")).file("c", "c");
        FilesSource both = files(directory + "//large/.", directory + "/./mounted");
        Path mirror = pull(both);
        mounted.delete("c");

        var frozen = assertThrows(SourceFailedException.class, () -> pull(both));

        assertThat(frozen).hasMessageContaining("all files below " + mounted.root() + " have vanished from localhost");
        assertThat(inMirror(mirror, large.root()).resolve("a")).hasContent("a");
        assertThat(inMirror(mirror, mounted.root()).resolve("c")).hasContent("c");
    }

    @Test
    void files_that_are_all_replaced_by_others_are_everyday_life() {
        Tree dumps = new Tree(directory.resolve("dumps")).file("monday.sql", "1");
        source.file("stays", "stays");
        FilesSource both = files(source.root().toString(), dumps.root().toString());
        pull(both);
        dumps.file("tuesday.sql", "2").delete("monday.sql");

        Path mirror = pull(both);

        assertThat(new Tree(inMirror(mirror, dumps.root())).entries().keySet()).containsExactly("tuesday.sql");
    }

    @Test
    void a_path_that_is_only_a_link_is_told_with_what_it_leads_to() throws IOException {
        source.file("a", "a");
        Path current = Files.createSymbolicLink(directory.resolve("current"), directory.resolve("releases"));

        assertThatThrownBy(() -> pull(files(source.root().toString(), current.toString())))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("\"" + current + "\" is a symbolic link on localhost")
                .hasMessageContaining(directory.resolve("releases").toString());
    }

    @Test
    void a_path_without_files_is_noted() throws IOException {
        source.file("a", "a");
        Path hollow = Files.createDirectories(directory.resolve("hollow"));

        try (Pulled pulled = pulled(files(source.root().toString(), hollow.toString()))) {
            assertThat(pulled.notice()).isEqualTo("there is no file in " + hollow);
        }
    }

    @Test
    void a_file_that_the_account_may_not_read_is_told_by_name() throws IOException {
        source.file("open", "open").file("closed", "closed");
        Files.setPosixFilePermissions(
                source.root().resolve("closed"), java.nio.file.attribute.PosixFilePermissions.fromString("---------"));

        assertThatThrownBy(() -> pull(with("secret:weak", server.hostKey())))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("localhost does not let the backup user read everything")
                .hasMessageContaining(source.root().resolve("closed").toString());
    }

    @Test
    void known_hosts_of_ops_that_lack_the_host_are_told_apart_from_an_impostor() throws IOException {
        source.file("a", "a");
        Path known = Files.writeString(directory.resolve("known_hosts"), "elsewhere " + server.hostKey() + "\n");

        assertThatThrownBy(() -> pull(with("secret:right", null), Optional.of(known), false))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("no host key of localhost is pinned");
    }

    @Test
    void a_missing_path_is_told_by_name() {
        source.file("a", "a");
        String missing = directory.resolve("nowhere").toString();

        assertThatThrownBy(() -> pull(files(source.root().toString(), missing)))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("localhost does not have everything the manifest names")
                .hasMessageContaining(missing);
    }

    @Test
    void a_closed_port_is_told() {
        FilesSource files = new FilesSource(
                "localhost", 1, server.user(), "secret:right", server.hostKey(), List.of("/srv"), List.of());

        assertThatThrownBy(() -> pull(files))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("localhost refused the connection on port 1");
    }

    @Test
    void hosts_users_and_paths_cannot_become_options() {
        List<FilesSource> evil = List.of(
                new FilesSource(
                        "localhost -oProxyCommand=x", 22, "u", "secret:right", server.hostKey(), List.of("/a"), null),
                new FilesSource("a\nProxyCommand x", 22, "u", "secret:right", server.hostKey(), List.of("/a"), null),
                new FilesSource("localhost", 22, "u\n  ProxyCommand x", "secret:right", "k", List.of("/a"), null),
                new FilesSource("localhost", 22, "u", "secret:right", server.hostKey(), List.of("-e touch"), null),
                new FilesSource("localhost", 22, "u", "secret:right", server.hostKey(), List.of("/a\0/b"), null),
                new FilesSource("-oProxyCommand=touch", 22, "u", "secret:right", server.hostKey(), List.of("/a"), null),
                new FilesSource(
                        "localhost", 22, "-oProxyCommand=x", "secret:right", server.hostKey(), List.of("/a"), null),
                new FilesSource("localhost", 22, "u", "secret:right", server.hostKey(), List.of("--rsh=touch"), null),
                new FilesSource("localhost", 22, "u", "secret:right", server.hostKey(), List.of("/a/../etc"), null),
                new FilesSource("localhost", 22, "u", "secret:right", "ssh-ed25519 AA\nHost *", List.of("/a"), null));

        assertThat(evil).allSatisfy(files -> assertThatThrownBy(() -> pull(files))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageMatching("(?s).*(is no host name|must be|must not|must look).*"));
    }

    @Test
    void this_machine_is_refused_unless_the_policy_allows_it() {
        var refused = assertThrows(SourceFailedException.class, () -> mirror(Optional.empty())
                .pull(
                        files("/srv"),
                        "127.0.0.1",
                        Given.pull(files("/srv"), Policy.builtIn(), directory.resolve("m"), scratch(), false)));

        assertThat(refused).hasMessageContaining("127.0.0.1 is this machine itself");
    }

    @Test
    void keys_are_readable_by_this_account_only() {
        source.file("a", "a");
        Path scratch = scratch();
        FilesSource files = files(source.root().toString());

        mirror(Optional.empty())
                .pull(
                        files,
                        "localhost",
                        Given.pull(files, Given.loopbackPolicy(), directory.resolve("m"), scratch, false));

        assertThat(Shellless.run(Map.of(), "stat", "-c", "%a", scratch.resolve("identity") + ""))
                .containsExactly("600");
    }

    private FilesSource files(String... paths) {
        return new FilesSource(
                "localhost",
                server.port(),
                server.user(),
                "secret:right",
                server.hostKey(),
                List.of(paths),
                List.of("*.tmp"));
    }

    private FilesSource with(String key, String hostKey) {
        return new FilesSource(
                "localhost",
                server.port(),
                server.user(),
                key,
                hostKey,
                List.of(source.root().toString()),
                List.of());
    }

    private Path pull(FilesSource files) {
        return pull(files, Optional.empty(), false);
    }

    private Path pull(FilesSource files, Optional<Path> knownHosts, boolean acceptDeletions) {
        try (Pulled pulled = pulled(files, knownHosts, acceptDeletions)) {
            return ((Material.Tree) pulled.materials().get(0)).directory();
        }
    }

    private Pulled pulled(FilesSource files) {
        return pulled(files, Optional.empty(), false);
    }

    private Pulled pulled(FilesSource files, Optional<Path> knownHosts, boolean acceptDeletions) {
        return pulled(mirror(knownHosts), files, acceptDeletions);
    }

    private Pulled pulled(RsyncMirror mirror, FilesSource files, boolean acceptDeletions) {
        return mirror.pull(
                files,
                files.host(),
                Given.pull(files, Given.loopbackPolicy(), directory.resolve("mirror"), scratch(), acceptDeletions));
    }

    private static RsyncMirror mirror(Optional<Path> knownHosts) {
        return mirror(knownHosts, true);
    }

    private static RsyncMirror mirror(Optional<Path> knownHosts, boolean keepsOwners) {
        Secrets secrets = new Secrets(shared.resolve("secrets"), Map.of());
        return new RsyncMirror(
                new Hosts(), new SshAccess(secrets, Optional.empty(), knownHosts, Waiting.PATIENCE), keepsOwners);
    }

    private Path scratch() {
        try {
            return Files.createTempDirectory(directory, "scratch");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path inMirror(Path mirror, Path path) {
        return mirror.resolve(Path.of("/").relativize(path));
    }
}
