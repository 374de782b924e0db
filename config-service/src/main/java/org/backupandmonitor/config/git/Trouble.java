package org.backupandmonitor.config.git;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.backupandmonitor.config.credential.Credential;
import org.backupandmonitor.config.repository.RepositorySpec;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why a repository could not be read. */
final class Trouble {

    private static final int LONGEST = 300;

    private final RepositorySpec spec;
    private final @Nullable Credential credential;
    private final Duration timeout;

    Trouble(RepositorySpec spec, @Nullable Credential credential, Duration timeout) {
        this.spec = spec;
        this.credential = credential;
        this.timeout = timeout;
    }

    String sentence(Throwable failure) {
        String host = spec.host().orElse("this machine");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "there is no host \"" + host + "\": check the URL, or DNS";
            }
            if (cause instanceof SocketTimeoutException
                    || cause instanceof InterruptedIOException
                    || cause instanceof TimeoutException) {
                return timedOut();
            }
            if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
                return host + " can't be connected to: " + firstLine(cause);
            }
            if (cause instanceof SSLException) {
                return "the certificate of " + host + " is not trusted: " + firstLine(cause)
                        + " (certificate-authority in the credential can name its authority)";
            }
            if (cause instanceof NoRemoteRepositoryException) {
                return "there is no Git repository at " + spec.url() + credentialHint();
            }
        }
        return fromMessage(host, failure);
    }

    String timedOut() {
        return spec.host().orElse(spec.url()) + " did not answer within " + timeout.toSeconds() + " s";
    }

    private String fromMessage(String host, Throwable failure) {
        String all = messages(failure).toLowerCase(Locale.ROOT);
        if (all.contains("timed out") || all.contains("timeout")) {
            return timedOut();
        }
        if (all.contains("not authorized")
                || all.contains("authentication is required")
                || all.contains("403")
                || all.contains("no more authentication methods")
                || all.contains("not permitted")
                || all.contains("cannot log in")) {
            return credential == null
                    ? host + " wants a credential, and none is named for this repository"
                    : host + " refused the credential \"" + credential.name() + "\"";
        }
        return spec.url() + " can't be read: " + firstLine(root(failure));
    }

    private String credentialHint() {
        return credential == null ? " that can be read without a credential" : "";
    }

    private static String messages(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            all.append(cause.getMessage()).append('\n');
        }
        return all.toString();
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? failure : root;
    }

    private String firstLine(Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String line = message.lines().findFirst().orElse("").strip();
        String shown = line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
        return credential == null ? shown : credential.redact(shown);
    }
}
