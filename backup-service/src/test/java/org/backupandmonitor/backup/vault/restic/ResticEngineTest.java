package org.backupandmonitor.backup.vault.restic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.process.CancelledException;
import org.backupandmonitor.backup.process.Invocation;
import org.backupandmonitor.backup.source.Material;
import org.backupandmonitor.backup.state.StateDirectory;
import org.backupandmonitor.backup.testing.Given;
import org.backupandmonitor.backup.testing.PlainRestic;
import org.backupandmonitor.backup.testing.Tree;
import org.backupandmonitor.backup.testing.Waiting;
import org.backupandmonitor.backup.vault.Kept;
import org.backupandmonitor.backup.vault.ProducerFailedException;
import org.backupandmonitor.backup.vault.Stored;
import org.backupandmonitor.backup.vault.Vault;
import org.backupandmonitor.backup.vault.VaultFailedException;
import org.backupandmonitor.contracts.backup.Retention;
import org.backupandmonitor.contracts.secret.Secrets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real restic. */
class ResticEngineTest {

    private static final String HOST = "shop-uploads";

    @TempDir
    Path directory;

    Vault vault;
    ResticEngine engine;
    PlainRestic plain;

    @BeforeEach
    void makeEngine() throws IOException {
        Path secrets = Files.createDirectories(directory.resolve("secrets"));
        Files.writeString(secrets.resolve("vault-shop"), "correct horse");
        Files.writeString(secrets.resolve("vault-wrong"), "battery staple");
        vault = Vault.of("nas", "shop", directory.resolve("vault").toString(), "secret:vault-{project}", Map.of());
        engine = engine(Waiting.PATIENCE);
        plain = new PlainRestic(directory.resolve("vault/shop"), "correct horse");
    }

    private ResticEngine engine(Duration openWithin) {
        return new ResticEngine(
                Optional.of(PlainRestic.program().toString()),
                openWithin,
                new Secrets(directory.resolve("secrets"), Map.of()),
                new StateDirectory(directory.resolve("state")));
    }

    @Test
    void what_was_stored_is_restored_by_plain_restic_byte_for_byte() {
        Tree source = Tree.sample(directory.resolve("source"));
        open(false);

        Stored stored = store(tree(source.root(), "."));

        assertThat(stored.filesTotal()).isEqualTo(11);
        assertThat(stored.bytesAdded()).isPositive();
        assertThat(plain.restore(stored.id(), directory.resolve("restored")).entries())
                .isEqualTo(source.entries());
    }

    @Test
    void each_project_has_a_repository_of_its_own() {
        open(false);

        assertThat(directory.resolve("vault/shop/config")).exists();
    }

    @Test
    void backups_of_a_new_project_that_start_together_make_one_repository() {
        // Two opens at once, as of two backups that are due at the same time
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> open(false)), CompletableFuture.runAsync(() -> open(false)))
                .join();

        Tree source = Tree.sample(directory.resolve("source"));
        assertThat(store(tree(source.root(), ".")).filesTotal()).isEqualTo(11);
    }

    @Test
    void a_wrong_password_is_told_by_the_name_of_its_secret() {
        open(false);
        Vault wrong = Vault.of("nas", "shop", directory.resolve("vault").toString(), "secret:vault-wrong", Map.of());

        assertThatThrownBy(() -> engine.open(wrong, true, new Cancellation()))
                .isInstanceOf(VaultFailedException.class)
                .hasMessage("vault \"nas\" does not open with its password: check the secret \"vault-wrong\"");
    }

    @Test
    void a_vault_that_lost_its_repository_is_not_quietly_begun_anew() {
        var lost = assertThrows(VaultFailedException.class, () -> open(true));

        assertThat(lost).hasMessageContaining("no longer holds the repository of project shop");
        assertThat(directory.resolve("vault")).doesNotExist();
    }

    @Test
    void a_vault_that_cannot_be_written_is_told() throws IOException {
        Files.writeString(directory.resolve("vault"), "a file, where a directory should be");

        // Restic says so at once, and goes on trying for a quarter of an hour.
        assertThatThrownBy(() -> engine(Duration.ofSeconds(8)).open(vault, false, new Cancellation()))
                .isInstanceOf(VaultFailedException.class)
                .hasMessageContaining("vault \"nas\" ")
                .hasMessageContaining("not a directory");
    }

    @Test
    void a_source_without_files_leaves_no_snapshot() throws IOException {
        Path empty = Files.createDirectories(directory.resolve("empty"));
        open(false);

        var failed = assertThrows(VaultFailedException.class, () -> store(tree(empty, ".")));

        assertThat(failed).hasMessageContaining("there was nothing to store");
        failed.unfit().ifPresent(stored -> engine.setAside(vault, stored.id(), true, new Cancellation()));
        assertThat(kept()).isEmpty();
    }

    @Test
    void an_incomplete_snapshot_never_passes_for_a_good_one_and_goes_with_the_next_good_one() {
        Path source = new Tree(directory.resolve("source")).file("a", "a").root();
        open(false);

        var incomplete = assertThrows(VaultFailedException.class, () -> store(tree(source, "a", "missing")));

        assertThat(incomplete)
                .hasMessageContaining("the snapshot is incomplete")
                .hasMessageContaining("missing");
        String partial = incomplete.unfit().orElseThrow().id();
        engine.setAside(vault, partial, false, new Cancellation());
        engine.setAside(vault, partial, false, new Cancellation());
        assertThat(kept()).singleElement().satisfies(kept -> assertThat(kept.labels())
                .containsExactly("partial"));
        Stored good = store(tree(source, "a"));
        retain(2);
        assertThat(kept()).extracting(Kept::id).containsExactly(good.id());
    }

    @Test
    void a_producers_output_is_stored_under_its_name() {
        open(false);

        Stored stored = store(stream("echo", "hello"));

        assertThat(plain.run("dump", stored.id(), "/out.dump")).containsExactly("hello");
    }

    @Test
    void a_failing_producer_leaves_no_snapshot_though_it_wrote_something() {
        open(false);

        assertThatThrownBy(() -> store(stream("sh", "-c", "echo half; echo the disk is on fire >&2; exit 3")))
                .isInstanceOf(ProducerFailedException.class)
                .hasMessageContaining("the disk is on fire");
        assertThat(kept()).isEmpty();
    }

    @Test
    void the_last_words_of_a_producer_are_heard_however_much_it_said_before() {
        open(false);

        assertThatThrownBy(() -> store(stream("sh", "-c", "seq 1 100000 >&2; echo the disk is on fire >&2; exit 3")))
                .isInstanceOf(ProducerFailedException.class)
                .hasMessageEndingWith("the disk is on fire\n");
    }

    @Test
    void no_shell_reads_what_a_producer_is_given() {
        Path touched = directory.resolve("touched");
        String hostile = "$(touch " + touched + ") `touch " + touched + "` \"; touch " + touched + " #'";
        open(false);

        Stored stored = store(stream("printf", "%s", hostile));

        assertThat(stored.bytesTotal()).isEqualTo(hostile.length());
        assertThat(touched).doesNotExist();
    }

    @Test
    void a_silent_producer_leaves_no_snapshot_though_it_succeeded() {
        open(false);

        var failed = assertThrows(VaultFailedException.class, () -> store(stream("true")));

        engine.setAside(vault, failed.unfit().orElseThrow().id(), true, new Cancellation());
        assertThat(kept()).isEmpty();
    }

    @Test
    void retention_keeps_the_newest_of_this_backup_and_all_of_others() {
        Path source = new Tree(directory.resolve("source")).file("a", "a").root();
        open(false);
        Stored other = engine.store(vault, "shop-other", tree(source, "."), new Cancellation(), Given.NOBODY);
        store(tree(source, "."));
        Stored second = store(tree(source, "."));

        retain(1);

        assertThat(kept()).extracting(Kept::id).containsExactly(second.id());
        assertThat(engine.snapshots(vault, "shop-other", new Cancellation()))
                .extracting(Kept::id)
                .containsExactly(other.id());
    }

    @Test
    void a_snapshot_from_the_future_never_makes_a_new_one_go() {
        Path source = new Tree(directory.resolve("source")).file("a", "a").root();
        open(false);
        plain.run("backup", "--host", HOST, "--tag", "files", "--time", "2140-01-01 12:00:00", source.toString());
        Stored now = store(tree(source, "."));

        var refused = assertThrows(VaultFailedException.class, () -> retain(1));

        assertThat(kept()).hasSize(2).extracting(Kept::id).contains(now.id());
        assertThat(refused)
                .hasMessageContaining("snapshots of shop-uploads from the future")
                .hasMessageContaining(" of 2140-01-01 ")
                .hasMessageContaining("correct the clock");
    }

    @Test
    void a_cancelled_run_ends_restic_cleanly() {
        open(false);
        Cancellation cancellation = new Cancellation();
        var running = storing(cancellation);

        cancellation.cancel();

        assertThatThrownBy(running::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CancelledException.class);
        assertThat(plain.run("list", "locks")).isEmpty();
        assertThat(kept()).isEmpty();
    }

    @Test
    void after_a_killed_run_unlocking_lets_the_next_one_do_everything() {
        Path source = new Tree(directory.resolve("source")).file("a", "a").root();
        open(false);
        var running = storing(new Cancellation());
        restics().forEach(ProcessHandle::destroyForcibly);
        assertThatThrownBy(running::get).isInstanceOf(ExecutionException.class);
        assertThat(plain.run("list", "locks")).isNotEmpty();

        assertThat(engine.unlock(vault, new Cancellation())).isTrue();

        Stored next = store(tree(source, "."));
        retain(1);
        engine.prune(vault, new Cancellation());
        assertThat(kept()).extracting(Kept::id).containsExactly(next.id());
    }

    @Test
    void unlocking_leaves_the_living_alone_and_says_so() {
        open(false);
        Cancellation cancellation = new Cancellation();
        var running = storing(cancellation);

        assertThat(engine.unlock(vault, new Cancellation())).isFalse();

        assertThat(plain.run("list", "locks", "--no-lock")).hasSize(1);
        cancellation.cancel();
        assertThatThrownBy(running::get).isInstanceOf(ExecutionException.class);
        assertThat(engine.unlock(vault, new Cancellation())).isTrue();
    }

    @Test
    void a_producer_sees_nothing_of_what_opens_the_vault() throws IOException {
        Files.writeString(directory.resolve("secrets/object-store"), "the store's key");
        Vault remote = Vault.of(
                "nas",
                "shop",
                directory.resolve("vault").toString(),
                "secret:vault-shop",
                Map.of("AWS_SECRET_ACCESS_KEY", "secret:object-store"));
        engine.open(remote, false, new Cancellation());

        Stored stored = engine.store(remote, HOST, stream("env"), new Cancellation(), Given.NOBODY);

        assertThat(plain.run("dump", stored.id(), "/out.dump"))
                .anyMatch(line -> line.startsWith("PATH="))
                .noneMatch(line -> line.startsWith("RESTIC_") || line.startsWith("AWS_"));
    }

    @Test
    void a_snapshot_that_was_set_aside_does_not_pass_for_a_good_one() {
        Path source = new Tree(directory.resolve("source")).file("a", "a").root();
        open(false);
        Stored good = store(tree(source, "."));
        Stored small = store(tree(source, "."));

        engine.setAside(vault, small.id(), false, new Cancellation());

        assertThat(kept())
                .filteredOn(kept -> kept.labels().contains("files"))
                .extracting(Kept::id)
                .containsExactly(good.id());
    }

    @Test
    void a_vault_is_known_to_hold_a_repository_or_not() {
        assertThat(engine.holds(vault, new Cancellation())).isFalse();

        open(false);

        assertThat(engine.holds(vault, new Cancellation())).isTrue();
    }

    @Test
    void excluded_patterns_are_taken_literally() {
        Tree source = new Tree(directory.resolve("source"))
                .file("keep", "kept")
                .file("drop 'it' $(touch pwned)", "dropped")
                .file("--help", "dropped");
        open(false);

        Stored stored = store(
                new Material.Tree("files", source.root(), List.of("."), List.of("drop 'it' $(touch pwned)", "--help")));

        assertThat(plain.restore(stored.id(), directory.resolve("restored"))
                        .entries()
                        .keySet())
                .containsExactly("keep");
    }

    @Test
    void a_restic_that_is_missing_or_too_old_is_a_problem_with_its_remedy() throws IOException {
        Path old =
                Files.writeString(directory.resolve("restic"), "#!/bin/sh\necho restic 0.14.0 compiled with go1.19\n");
        assertThat(old.toFile().setExecutable(true)).isTrue();

        assertThat(List.of(
                        ResticBinary.find(Optional.of("/nowhere/restic")),
                        ResticBinary.find(Optional.of(old.toString()))))
                .allSatisfy(found -> assertThat(found)
                        .isInstanceOfSatisfying(ResticBinary.Unusable.class, unusable -> assertThat(unusable.problem())
                                .contains("restic 0.17 or newer is needed")
                                .contains("bam.restic")));
        assertThat(ResticBinary.isNewEnough("0.17.0")).isTrue();
        assertThat(ResticBinary.isNewEnough("0.16.5")).isFalse();
        assertThat(ResticBinary.isNewEnough("1.0.0")).isTrue();
    }

    @Test
    void a_restic_that_goes_away_is_a_problem_until_it_is_back() throws IOException {
        Path link = directory.resolve("restic");
        Files.createSymbolicLink(link, PlainRestic.program());
        engine = new ResticEngine(
                Optional.of(link.toString()),
                Waiting.PATIENCE,
                new Secrets(directory.resolve("secrets"), Map.of()),
                new StateDirectory(directory.resolve("state")));
        Files.delete(link);

        assertThatThrownBy(() -> open(false))
                .isInstanceOf(VaultFailedException.class)
                .hasMessageContaining("restic 0.17 or newer is needed");
        assertThat(engine.problems()).hasSize(1);

        Files.createSymbolicLink(link, PlainRestic.program());
        open(false);
        assertThat(engine.problems()).isEmpty();
    }

    /** A run that waits in the middle of its work. */
    private CompletableFuture<Stored> storing(Cancellation cancellation) {
        Path begun = directory.resolve("begun");
        var running = CompletableFuture.supplyAsync(() -> engine.store(
                vault,
                HOST,
                stream("sh", "-c", "echo begun; touch " + begun + "; exec sleep 600"),
                cancellation,
                Given.NOBODY));
        Waiting.until(() -> Files.exists(begun));
        return running;
    }

    private static List<ProcessHandle> restics() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("/restic"))
                .toList();
    }

    private void open(boolean usedBefore) {
        engine.open(vault, usedBefore, new Cancellation());
    }

    private Stored store(Material material) {
        return engine.store(vault, HOST, material, new Cancellation(), Given.NOBODY);
    }

    private void retain(int last) {
        engine.retain(vault, HOST, Set.of("files"), new Retention(last, 0, 0, 0, 0, 0), new Cancellation());
    }

    private List<Kept> kept() {
        return engine.snapshots(vault, HOST, new Cancellation());
    }

    private static Material tree(Path at, String... paths) {
        return new Material.Tree("files", at, List.of(paths), List.of());
    }

    private static Material stream(String... command) {
        return new Material.Stream("dump", "out.dump", Invocation.of(List.of(command)));
    }
}
