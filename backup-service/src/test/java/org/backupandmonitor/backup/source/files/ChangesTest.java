package org.backupandmonitor.backup.source.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.backupandmonitor.backup.testing.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dry run says that can't be brought about with every locale; the rest is in {@link FilesOverSshTest}. */
class ChangesTest {

    @TempDir
    Path directory;

    @Test
    void a_line_that_unicode_would_end_within_a_name_is_one_line() {
        new Tree(directory.resolve("srv/mounted")).file("gone", "gone");
        Changes changes = new Changes(List.of("/srv/mounted"));

        changes.line("*deleting   srv/mounted/a\u2028b");

        assertThat(changes.emptied(new MirrorTree(directory))).containsExactly("/srv/mounted");
    }

    @Test
    void what_came_instead_is_seen_whatever_its_name() {
        new Tree(directory.resolve("srv/dumps")).file("old", "old");
        Changes changes = new Changes(List.of("/srv/dumps"));

        changes.line("*deleting   srv/dumps/old");
        changes.line(">f+++++++++ srv/dumps/new\u0085er");

        assertThat(changes.emptied(new MirrorTree(directory))).isEmpty();
    }
}
