package org.backupandmonitor.config.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** A Git repository on this machine that a developer, Ada, commits to. */
public final class SampleRepository implements AutoCloseable {

    public static final String AUTHOR = "Ada";
    public static final String EMAIL = "ada@example.com";

    private final Path directory;
    private final Git git;

    private SampleRepository(Path directory, Git git) {
        this.directory = directory;
        this.git = git;
    }

    public static SampleRepository create() {
        try {
            return create(Files.createTempDirectory("sample-repository"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SampleRepository create(Path directory) {
        try {
            Git git = Git.init()
                    .setDirectory(directory.toFile())
                    .setInitialBranch("main")
                    .call();
            git.getRepository().getConfig().setBoolean("commit", null, "gpgsign", false);
            return new SampleRepository(directory, git);
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    public String url() {
        return "file://" + directory;
    }

    public Path directory() {
        return directory;
    }

    /** Commits the file; the commit's hash. */
    public String commit(String path, String content) {
        return commit(path, content.getBytes(StandardCharsets.UTF_8));
    }

    public String commit(String path, byte[] content) {
        try {
            Path file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            git.add().addFilepattern(path).call();
            return save("Change " + path);
        } catch (IOException | GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    public String link(String path, String target) {
        try {
            Files.createSymbolicLink(directory.resolve(path), Path.of(target));
            git.add().addFilepattern(path).call();
            return save("Link " + path);
        } catch (IOException | GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    public String remove(String path) {
        try {
            git.rm().addFilepattern(path).call();
            return save("Remove " + path);
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    public void allowFilter() {
        try {
            git.getRepository().getConfig().setBoolean("uploadpack", null, "allowfilter", true);
            git.getRepository().getConfig().save();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As if its host were gone. */
    public void hide() {
        move(directory.resolve(".git"), directory.resolve("hidden"));
    }

    public void show() {
        move(directory.resolve("hidden"), directory.resolve(".git"));
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String save(String message) throws GitAPIException {
        PersonIdent ada = new PersonIdent(AUTHOR, EMAIL);
        return git.commit()
                .setMessage(message + "\n\nBecause.")
                .setAuthor(ada)
                .setCommitter(ada)
                .call()
                .name();
    }

    @Override
    public void close() {
        git.close();
    }
}
