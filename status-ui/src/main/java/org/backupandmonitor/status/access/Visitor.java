package org.backupandmonitor.status.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Whoever asks for a page. */
@RequestScoped
public class Visitor {

    private final SecurityIdentity identity;
    private final Sessions sessions;
    private final AccessConfig config;

    Visitor(SecurityIdentity identity, Sessions sessions, AccessConfig config) {
        this.identity = identity;
        this.sessions = sessions;
        this.config = config;
    }

    /** Whether it is anybody we know. */
    public boolean known() {
        return !identity.isAnonymous();
    }

    /** The name of who is logged in; empty for strangers. */
    public String name() {
        return known() ? identity.getPrincipal().getName() : "";
    }

    /** Whether this visitor may see the project's open status page and badges. */
    public boolean maySee(String project) {
        return known()
                || config.open()
                        .projects()
                        .map(open -> open.contains("*") || open.contains(project))
                        .orElse(false);
    }

    /** What a form on this visitor's page must carry; empty without a session. */
    public String csrfToken() {
        return session().map(sessions::csrfToken).orElse("");
    }

    /** Whether a form that came in was on a page of ours, for this session. */
    public boolean sent(String csrfToken) {
        return session().isPresent() && Signatures.same(csrfToken(), csrfToken);
    }

    Optional<Session> session() {
        return Optional.ofNullable(identity.<Session>getAttribute(BamAuthentication.SESSION));
    }
}
