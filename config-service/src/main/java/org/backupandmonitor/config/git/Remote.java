package org.backupandmonitor.config.git;

import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.backupandmonitor.config.credential.Credential;
import org.backupandmonitor.config.repository.RepositorySpec;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.HttpTransport;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * The other end of a repository: opens connections that use its credential and nothing else that this machine may know.
 *
 * <p>Not thread-safe; close it after use.
 */
final class Remote implements AutoCloseable {

    private final RepositorySpec spec;
    private final @Nullable Credential credential;
    private final Duration timeout;
    private @Nullable PinnedSsh ssh;

    Remote(RepositorySpec spec, @Nullable Credential credential, Duration timeout) {
        this.spec = spec;
        this.credential = credential;
        this.timeout = timeout;
    }

    Transport open(Repository local) throws TransportException, NotSupportedException, URISyntaxException {
        Transport transport = Transport.open(local, new URIish(spec.url()));
        transport.setTimeout(Math.max(1, (int) timeout.toSeconds()));
        if (transport instanceof SshTransport overSsh) {
            overSsh.setSshSessionFactory(ssh().factory());
        }
        if (transport instanceof HttpTransport) {
            transport.setCredentialsProvider(new HostCredentials(spec.host().orElse(""), credential));
        }
        if (transport instanceof TransportHttp overHttp
                && credential != null
                && credential.certificateAuthority() != null) {
            overHttp.setHttpConnectionFactory(TrustedHttp.trusting(credential.certificateAuthority()));
        }
        return transport;
    }

    /** What is wrong with the key that the host presented; empty if it is the pinned one or none was seen. */
    Optional<String> hostKeyProblem() {
        return ssh == null ? Optional.empty() : ssh.hostKeyProblem();
    }

    private PinnedSsh ssh() {
        PinnedSsh present = ssh;
        if (present == null) {
            present = PinnedSsh.with(credential);
            ssh = present;
        }
        return present;
    }

    @Override
    public void close() {
        if (ssh != null) {
            ssh.close();
        }
    }
}
