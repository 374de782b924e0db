package org.backupandmonitor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleRepositoryTest {

    @TempDir
    Path directory;

    @Test
    void whatSomebodySetForTheirOwnCommitsDoesNotMatter() throws Exception {
        // Given settings that sign commits with a key nobody has, and a hook that refuses all of them
        Path place = directory.resolve("repository");
        Path hook = Files.createDirectories(directory.resolve("hooks")).resolve("pre-commit");
        Files.writeString(hook, "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
        git("init", "--quiet", "--initial-branch=main", place.toString());
        git("-C", place.toString(), "config", "commit.gpgsign", "true");
        git("-C", place.toString(), "config", "gpg.program", "/nowhere/gpg");
        git("-C", place.toString(), "config", "core.hooksPath", hook.getParent().toString());

        // When the sample is made
        new SampleRepository(place).create(new DemoPorts(8080), directory.resolve("uploads"));

        // Then its commit is there
        assertThat(place.resolve(".git/refs/heads/main")).exists();
        assertThat(place.resolve(SampleRepository.MANIFEST)).content().contains("project: shop");
    }

    private static void git(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
