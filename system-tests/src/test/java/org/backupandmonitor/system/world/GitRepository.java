package org.backupandmonitor.system.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A bare Git repository and a developer's clone of it, who pushes with the git command. */
public final class GitRepository {

    public static final String MANIFEST = "backup-and-monitor.yaml";

    private final Path bare;
    private final Path clone;
    private final Map<String, String> developer;

    private GitRepository(Path bare, Path clone, Map<String, String> developer) {
        this.bare = bare;
        this.clone = clone;
        this.developer = developer;
    }

    public static GitRepository create(Path directory, String name, String author) {
        Path bare = directory.resolve(name + ".git");
        Path clone = directory.resolve(name);
        Map<String, String> developer = Map.of(
                "GIT_AUTHOR_NAME", "Ada",
                "GIT_AUTHOR_EMAIL", author,
                "GIT_COMMITTER_NAME", "Ada",
                "GIT_COMMITTER_EMAIL", author,
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_CONFIG_GLOBAL", "/dev/null");
        Command.run(Path.of("."), developer, "git", "init", "--quiet", "--bare", "-b", "main", bare.toString());
        Command.run(Path.of("."), developer, "git", "clone", "--quiet", bare.toString(), clone.toString());
        return new GitRepository(bare, clone, developer);
    }

    public Path bare() {
        return bare;
    }

    /** Writes the manifest, commits and pushes it; returns the commit. */
    public String push(String manifest) {
        try {
            Files.writeString(clone.resolve(MANIFEST), manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        git("add", MANIFEST);
        git("commit", "--quiet", "--message", "Change what is watched");
        git("push", "--quiet", "origin", "HEAD:main");
        return git("rev-parse", "HEAD").strip();
    }

    private String git(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return Command.run(clone, developer, command);
    }
}
