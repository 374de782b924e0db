package org.backupandmonitor.backup.source.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.backupandmonitor.backup.source.Pulled;
import org.backupandmonitor.backup.source.SourceFailedException;
import org.backupandmonitor.backup.testing.Given;
import org.backupandmonitor.backup.testing.Tree;
import org.backupandmonitor.contracts.backup.FilesSource;
import org.backupandmonitor.contracts.policy.Policy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {

    @TempDir
    Path directory;

    Tree uploads;
    Tree invoices;

    @BeforeEach
    void makeSources() {
        uploads = new Tree(directory.resolve("open/uploads")).file("a", "a").file("b", "b");
        invoices = new Tree(directory.resolve("open/invoices")).file("deep/c", "c");
    }

    @Test
    void a_path_that_lost_all_its_files_fails_the_run_until_a_person_agrees() {
        pull(false, uploads.root(), invoices.root());
        invoices.delete("deep/c");

        assertThatThrownBy(() -> pull(false, uploads.root(), invoices.root()))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("all files below " + invoices.root() + " have vanished")
                .hasMessageContaining("acceptDeletions=true");

        pull(true, uploads.root(), invoices.root());
        pull(false, uploads.root(), invoices.root());
    }

    @Test
    void a_path_that_left_the_manifest_is_not_missed() {
        pull(false, uploads.root(), invoices.root());
        invoices.delete("deep/c");

        assertThat(pull(false, uploads.root()).materials()).hasSize(1);
    }

    @Test
    void a_path_without_files_is_noted() throws IOException {
        Path hollow = Files.createDirectories(directory.resolve("open/hollow"));

        assertThat(pull(false, uploads.root(), hollow).notice()).isEqualTo("there is no file in " + hollow);
    }

    @Test
    void of_very_many_paths_without_files_a_few_are_named() throws IOException {
        Path[] paths = new Path[1_000];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = Files.createDirectories(directory.resolve("open/hollow-" + i));
        }
        paths[paths.length - 1] = uploads.root();

        assertThat(pull(false, paths).notice())
                .isEqualTo("there is no file in "
                        + List.of(paths).subList(0, 5).stream()
                                .map(Path::toString)
                                .collect(java.util.stream.Collectors.joining(", "))
                        + " and 994 more");
    }

    @Test
    void a_path_that_is_named_often_is_one_path() {
        assertThat(pull(false, uploads.root(), uploads.root()).materials())
                .singleElement()
                .isInstanceOfSatisfying(
                        org.backupandmonitor.backup.source.Material.Tree.class,
                        tree -> assertThat(tree.paths()).hasSize(1));
    }

    @Test
    void a_path_that_is_only_a_link_is_told_with_what_it_leads_to() throws IOException {
        Path current = Files.createSymbolicLink(directory.resolve("open/current"), uploads.root());

        assertThatThrownBy(() -> pull(false, current))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("\"" + current + "\" is a symbolic link")
                .hasMessageContaining(uploads.root().toString());
    }

    @Test
    void a_link_on_the_way_cannot_lead_out_of_what_ops_opened() throws IOException {
        Tree secrets = new Tree(directory.resolve("closed")).file("key", "k");
        Files.createSymbolicLink(directory.resolve("open/way"), directory);

        assertThatThrownBy(() -> pull(false, directory.resolve("open/way/closed")))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("is not below what ops opened");
        assertThat(secrets.root()).isNotEmptyDirectory();
    }

    @Test
    void this_machine_is_refused_where_the_policy_does_not_allow_it() {
        FilesSource files = files(uploads.root());

        assertThatThrownBy(() -> new LocalFiles(List.of(directory.resolve("open")))
                        .pull(files, Given.pull(files, Policy.builtIn(), directory, directory, false)))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("backup-service's own machine are refused");
    }

    private Pulled pull(boolean acceptDeletions, Path... paths) {
        FilesSource files = files(paths);
        return new LocalFiles(List.of(directory.resolve("open")))
                .pull(
                        files,
                        Given.pull(
                                files,
                                Given.loopbackPolicy(),
                                directory.resolve("mirror"),
                                directory.resolve("scratch"),
                                acceptDeletions));
    }

    private static FilesSource files(Path... paths) {
        return new FilesSource(
                null,
                0,
                null,
                null,
                null,
                List.of(paths).stream().map(Path::toString).toList(),
                List.of());
    }
}
