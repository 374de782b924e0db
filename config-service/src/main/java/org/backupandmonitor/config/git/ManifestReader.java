package org.backupandmonitor.config.git;

import java.io.IOException;
import org.backupandmonitor.contracts.repository.RepositoryEvent.Commit;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** Takes a manifest out of a commit that is here already. */
final class ManifestReader {

    private static final String MISSING = "manifest-missing";
    private static final String TOO_LARGE = "manifest-too-large";

    private final String branch;
    private final String path;
    private final int maxBytes;

    ManifestReader(String branch, String path, int maxBytes) {
        this.branch = branch;
        this.path = path;
        this.maxBytes = maxBytes;
    }

    Pulled read(Repository local, ObjectId tip) throws IOException {
        try (ObjectReader reader = local.newObjectReader();
                RevWalk walk = new RevWalk(reader)) {
            RevCommit revision = walk.parseCommit(tip);
            Commit commit = commit(revision);
            try (TreeWalk tree = TreeWalk.forPath(reader, path, revision.getTree())) {
                if (tree == null) {
                    return missing(
                            commit,
                            "there is no file \"" + path + "\" on " + branch
                                    + ": put it back, or have ops name another path. What was in force stays in force");
                }
                FileMode mode = tree.getFileMode(0);
                if (!mode.equals(FileMode.REGULAR_FILE) && !mode.equals(FileMode.EXECUTABLE_FILE)) {
                    return missing(commit, "\"" + path + "\" must be a file, but is a " + word(mode));
                }
                return content(reader, commit, tree.getObjectId(0));
            }
        }
    }

    private Pulled content(ObjectReader reader, Commit commit, ObjectId blob) throws IOException {
        long size;
        try {
            size = reader.getObjectSize(blob, Constants.OBJ_BLOB);
        } catch (MissingObjectException e) {
            // It was asked to stay where it is, being larger than any manifest may be.
            return tooLarge(commit, blob, null);
        }
        if (size > maxBytes) {
            return tooLarge(commit, blob, size);
        }
        return new Pulled.Found(
                commit, blob.name(), reader.open(blob, Constants.OBJ_BLOB).getCachedBytes(maxBytes));
    }

    private Pulled missing(Commit commit, String problem) {
        return new Pulled.Unsuitable(commit, MISSING + ":" + path, MISSING, problem);
    }

    private Pulled tooLarge(Commit commit, ObjectId blob, @Nullable Long size) {
        String problem = "\"" + path + "\" "
                + (size == null ? "is larger than" : "has " + size + " bytes; at most") + " " + maxBytes
                + " bytes are read. A manifest of that size is no manifest: split the project, or check what was committed";
        return new Pulled.Unsuitable(commit, blob.name(), TOO_LARGE, problem);
    }

    private static String word(FileMode mode) {
        if (mode.equals(FileMode.TREE)) {
            return "directory";
        }
        return mode.equals(FileMode.SYMLINK) ? "symbolic link" : "submodule";
    }

    private static Commit commit(RevCommit revision) {
        // A commit that some other program than git wrote may name no author.
        PersonIdent author = revision.getAuthorIdent();
        return new Commit(
                revision.name(),
                author == null ? null : author.getName(),
                author == null ? null : author.getEmailAddress(),
                revision.getShortMessage());
    }
}
