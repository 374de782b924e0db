package org.backupandmonitor.config.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.backupandmonitor.config.credential.Credentials;
import org.backupandmonitor.config.problem.Problem.Violation;
import org.backupandmonitor.contracts.Names;
import org.backupandmonitor.messaging.operations.Policies;
import org.jspecify.annotations.Nullable;

/** What a repository must be like before anything is done with it; the same for bam.yaml and the REST API. */
@Singleton
public final class RepositoryRules {

    /** Stands for the REST API where a repository's name is expected, so no repository may be called so. */
    public static final String API = "api";

    static final Duration SHORTEST_POLL = Duration.ofSeconds(1);
    static final Duration LONGEST_POLL = Duration.ofDays(1);

    private static final Pattern SCP_STYLE = Pattern.compile("(?:[^@/:]+@)?[^@/:]+:(?!//).+");

    /** The part of Git's rules for branch names (git-check-ref-format) that keeps a branch from meaning something else. */
    private static final Pattern BRANCH = Pattern.compile(
            "(?!.*(\\.\\.|@\\{|//|\\.lock(/|$)))[^\\s~^:?*\\[\\\\/.-][^\\s~^:?*\\[\\\\\\p{Cntrl}]*(?<![/.])");

    private final Credentials credentials;
    private final Policies policies;

    @Inject
    RepositoryRules(Credentials credentials, Policies policies) {
        this.credentials = credentials;
        this.policies = policies;
    }

    /** Everything that is wrong with the repository; empty if nothing is. */
    public List<Violation> violations(RepositorySpec spec) {
        List<Violation> wrong = new ArrayList<>();
        name(spec.name(), wrong);
        url(spec, wrong);
        path(spec.path(), wrong);
        if (spec.branch() != null && !BRANCH.matcher(spec.branch()).matches()) {
            wrong.add(new Violation("branch", "\"" + spec.branch() + "\" can't be a branch's name"));
        }
        if (spec.poll().compareTo(SHORTEST_POLL) < 0 || spec.poll().compareTo(LONGEST_POLL) > 0) {
            wrong.add(new Violation("poll", "must be between 1s and 1d, but is " + spec.poll()));
        }
        if (policies.find(spec.policy()).isEmpty()) {
            wrong.add(new Violation(
                    "policy",
                    "\"" + spec.policy() + "\" is not configured; there are: " + String.join(", ", policies.names())));
        }
        return wrong;
    }

    private static void name(String name, List<Violation> wrong) {
        if (!Names.isValid(name)) {
            wrong.add(
                    new Violation(
                            "name",
                            "must be 1 to 63 lower-case letters, digits, dots or hyphens, and start and end with a letter or digit"));
        } else if (name.equals(API)) {
            wrong.add(new Violation("name", "\"api\" stands for manifests that are put by REST; choose another name"));
        }
    }

    private void url(RepositorySpec spec, List<Violation> wrong) {
        String url = spec.url();
        if (url.isBlank()) {
            wrong.add(new Violation("url", "is missing; expected file://, https:// or ssh://"));
            return;
        }
        if (SCP_STYLE.matcher(url).matches()) {
            wrong.add(new Violation("url", "write it as ssh://USER@HOST/PATH"));
            return;
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            wrong.add(new Violation("url", "is not a URL: " + e.getReason()));
            return;
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        if (!Set.of("file", "https", "ssh").contains(scheme)) {
            wrong.add(new Violation(
                    "url",
                    scheme.equals("http")
                            ? "http:// can be listened to and changed on its way; use https://"
                            : "must begin with file://, https:// or ssh://"));
            return;
        }
        String user = uri.getUserInfo();
        if (user != null && (user.contains(":") || scheme.equals("https"))) {
            wrong.add(new Violation("url", "must not hold a user's password or token; name a credential instead"));
        }
        if (!scheme.equals("file") && uri.getHost() == null) {
            wrong.add(new Violation("url", "names no host"));
        }
        if (uri.getPath() == null || uri.getPath().length() < 2) {
            wrong.add(new Violation("url", "names no repository on the host"));
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            wrong.add(new Violation("url", "must not have a query or fragment"));
        }
        credential(scheme, spec.credential(), wrong);
    }

    private void credential(String scheme, @Nullable String name, List<Violation> wrong) {
        if (name == null) {
            if (scheme.equals("ssh")) {
                wrong.add(new Violation("credential", "ssh:// needs one with private-key and known-hosts"));
            }
        } else if (!credentials.names().contains(name)) {
            wrong.add(new Violation(
                    "credential", "\"" + name + "\" is not configured; add bam.credentials." + name + " to bam.yaml"));
        } else if (scheme.equals("ssh") && !credentials.opensSsh(name)) {
            wrong.add(new Violation(
                    "credential", "\"" + name + "\" has no private-key and known-hosts, as ssh:// needs"));
        } else if (scheme.equals("https") && !credentials.opensHttps(name)) {
            wrong.add(new Violation("credential", "\"" + name + "\" has no token or password, as https:// needs"));
        }
    }

    private static void path(String path, List<Violation> wrong) {
        boolean leavesTree =
                path.startsWith("/") || List.of(path.split("/", -1)).contains("..");
        if (path.isBlank() || leavesTree || path.endsWith("/")) {
            wrong.add(
                    new Violation("path", "must be a file in the repository, such as " + RepositorySpec.DEFAULT_PATH));
        }
    }
}
