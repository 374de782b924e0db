package org.backupandmonitor.config.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.util.FileUtils;

/** The bare, shallow copy of one repository in the state directory. Nothing is lost with it: it can be fetched again. */
final class LocalCopy {

    /** Where the tip is kept, whatever the branch is called at the other end. */
    static final String TIP = "refs/bam/tip";

    /** Every fetch adds a pack; from here on it is cheaper to begin anew. */
    private static final int MAX_PACKS = 100;

    private final Path directory;

    LocalCopy(Path directory) {
        this.directory = directory;
    }

    Repository open() throws IOException {
        if (packs() > MAX_PACKS) {
            delete();
        }
        Files.createDirectories(directory.getParent());
        unlock();
        Repository local =
                new RepositoryBuilder().setBare().setGitDir(directory.toFile()).build();
        if (!Files.exists(directory.resolve("HEAD"))) {
            local.create(true);
            // Beginning anew is our way to tidy up; JGit's own would run beside us.
            local.getConfig().setInt("gc", null, "auto", 0);
            local.getConfig().save();
        }
        return local;
    }

    /**
     * A repository is looked into by one thread at a time, so whoever held a lock was killed. JGit would leave the tip where it
     * was because of it, and say nothing.
     */
    private void unlock() throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path lock :
                    files.filter(file -> file.toString().endsWith(".lock")).toList()) {
                Files.delete(lock);
            }
        }
    }

    boolean has(Repository local, ObjectId commit) throws IOException {
        return commit.equals(local.resolve(TIP)) && local.getObjectDatabase().has(commit);
    }

    ObjectId tip(Repository local) throws IOException {
        ObjectId tip = local.resolve(TIP);
        if (tip == null) {
            throw new IOException("the fetch brought no tip");
        }
        return tip;
    }

    void delete() throws IOException {
        try {
            FileUtils.delete(directory.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING | FileUtils.RETRY);
        } catch (IOException e) {
            throw new IOException("the copy in " + directory + " can't be deleted: " + e.getMessage(), e);
        }
    }

    private long packs() throws IOException {
        Path packs = directory.resolve("objects/pack");
        if (!Files.isDirectory(packs)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(packs)) {
            return files.filter(file -> file.toString().endsWith(".pack")).count();
        }
    }
}
