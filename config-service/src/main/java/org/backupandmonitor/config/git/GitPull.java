package org.backupandmonitor.config.git;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.backupandmonitor.config.credential.Credential;
import org.backupandmonitor.config.credential.CredentialException;
import org.backupandmonitor.config.credential.Credentials;
import org.backupandmonitor.config.repository.RepositorySpec;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FilterSpec;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the tip of a repository's branch and brings its manifest here.
 *
 * <p>A look at a tip that has not moved costs one question. Otherwise only the newest commit is fetched, without files that
 * are too large to be a manifest where the host can leave them out. Different repositories may be pulled at the same
 * time; one repository may not.
 */
@Singleton
public final class GitPull {

    /** A manifest may be this big; as for those that come by REST. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final Logger LOG = Logger.getLogger(GitPull.class);

    private static final FilterSpec SMALL_FILES = smallFiles();

    private final Path directory;
    private final Credentials credentials;
    private final Duration timeout;

    @Inject
    GitPull(
            @ConfigProperty(name = "bam.state-directory") Path state,
            @ConfigProperty(name = "bam.polling.timeout") Duration timeout,
            Credentials credentials) {
        this.directory = state.resolve("repositories");
        this.credentials = credentials;
        this.timeout = timeout;
    }

    /**
     * Pulls.
     *
     * @param knownTip what the tip was last time; null to read the manifest in any case
     * @throws UnreachableException if the repository can't be read
     */
    public Pulled pull(RepositorySpec spec, @Nullable String knownTip) throws UnreachableException {
        Credential credential = credential(spec);
        Deadline deadline = new Deadline(timeout);
        Trouble trouble = new Trouble(spec, credential, timeout);
        LocalCopy copy = new LocalCopy(directory.resolve(spec.name() + ".git"));
        try (Remote remote = new Remote(spec, credential, timeout)) {
            try {
                return pull(spec, knownTip, copy, remote, deadline);
            } catch (IOException | URISyntaxException e) {
                if (!mayBeTheCopy(e)) {
                    throw unreachable(remote, trouble, deadline, e);
                }
                LOG.warnf("Repository %s: the local copy is thrown away and fetched anew: %s", spec.name(), e);
                try {
                    copy.delete();
                    return pull(spec, null, copy, remote, deadline);
                } catch (IOException | URISyntaxException again) {
                    throw unreachable(remote, trouble, deadline, again);
                }
            }
        } catch (IllegalArgumentException e) {
            throw new UnreachableException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Forgets what was fetched of a repository. */
    public void forget(String repository) {
        try {
            new LocalCopy(directory.resolve(repository + ".git")).delete();
        } catch (IOException e) {
            LOG.warnf("Repository %s: what was fetched of it stays on disk: %s", repository, e.getMessage());
        }
    }

    /**
     * Whether another copy could end better: the disk was full, a crash left this one half-written, or it lacks what the host
     * takes for granted.
     */
    private static boolean mayBeTheCopy(Exception failure) {
        if (failure instanceof TransportException) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof MissingObjectException) {
                    return true;
                }
            }
            return false;
        }
        return failure instanceof IOException;
    }

    private static Pulled pull(
            RepositorySpec spec, @Nullable String knownTip, LocalCopy copy, Remote remote, Deadline deadline)
            throws IOException, URISyntaxException, UnreachableException {
        String ref = spec.branch() == null ? Constants.HEAD : Constants.R_HEADS + spec.branch();
        try (Repository local = copy.open()) {
            ObjectId tip = tip(remote, local, spec, ref);
            if (tip.name().equals(knownTip)) {
                return new Pulled.Unchanged(tip.name());
            }
            if (!copy.has(local, tip)) {
                fetch(remote, local, ref, deadline);
                tip = copy.tip(local);
            }
            String branch = spec.branch() == null ? "the default branch" : "branch \"" + spec.branch() + "\"";
            return new ManifestReader(branch, spec.path(), MAX_BYTES).read(local, tip);
        }
    }

    private static void fetch(Remote remote, Repository local, String ref, Deadline deadline)
            throws IOException, URISyntaxException {
        try {
            fetch(remote, local, ref, deadline, SMALL_FILES);
        } catch (TransportException e) {
            // JGit refuses a filter that the host does not offer, and tells so by this sentence only.
            if (!String.valueOf(e.getMessage()).contains("filter requires")) {
                throw e;
            }
            fetch(remote, local, ref, deadline, FilterSpec.NO_FILTER);
        }
    }

    private static void fetch(Remote remote, Repository local, String ref, Deadline deadline, FilterSpec filter)
            throws IOException, URISyntaxException {
        try (Transport transport = remote.open(local)) {
            transport.setDepth(1);
            transport.setFilterSpec(filter);
            // A host sends a delta against what it believes we have, which includes the files that it left out before.
            transport.setFetchThin(false);
            transport.fetch(deadline, List.of(new RefSpec("+" + ref + ":" + LocalCopy.TIP)));
        }
    }

    private static FilterSpec smallFiles() {
        try {
            return FilterSpec.fromFilterLine("blob:limit=" + (MAX_BYTES + 1));
        } catch (PackProtocolException e) {
            throw new IllegalStateException("the filter is well-formed", e);
        }
    }

    private static ObjectId tip(Remote remote, Repository local, RepositorySpec spec, String ref)
            throws IOException, URISyntaxException, UnreachableException {
        try (Transport transport = remote.open(local);
                FetchConnection connection = transport.openFetch(List.of(new RefSpec(ref)))) {
            Ref found = connection.getRef(ref);
            if (found == null || found.getObjectId() == null) {
                throw new UnreachableException(spec.url()
                        + (spec.branch() == null
                                ? " has no commit on its default branch: push one there, or have ops name a branch"
                                : " has no branch \"" + spec.branch() + "\""));
            }
            return found.getObjectId();
        }
    }

    private @Nullable Credential credential(RepositorySpec spec) throws UnreachableException {
        try {
            return spec.credential() == null ? null : credentials.resolve(spec.credential());
        } catch (CredentialException e) {
            throw new UnreachableException(String.valueOf(e.getMessage()));
        }
    }

    private static UnreachableException unreachable(
            Remote remote, Trouble trouble, Deadline deadline, Exception failure) {
        String sentence = remote.hostKeyProblem()
                .map(problem -> "the host was not trusted: " + problem)
                .orElseGet(() -> deadline.isOver() ? trouble.timedOut() : trouble.sentence(failure));
        return new UnreachableException(sentence, failure);
    }
}
