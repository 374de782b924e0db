package org.backupandmonitor.status.access;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.backupandmonitor.contracts.secret.MissingSecretException;
import org.jboss.logging.Logger;

/** Recognises people by their session and machines by their token; sends people without one to the login page. */
@Singleton
class BamAuthentication implements HttpAuthenticationMechanism {

    /** Attribute of an identity that holds its {@link Session}. */
    static final String SESSION = "bam.session";

    private static final Logger LOG = Logger.getLogger(BamAuthentication.class);
    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final Optional<String> apiToken;
    private final SecretValues secrets;

    BamAuthentication(Sessions sessions, AccessConfig config, SecretValues secrets) {
        this.sessions = sessions;
        this.apiToken = config.api().token();
        this.secrets = secrets;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identityProviders) {
        String authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.startsWith(BEARER)) {
            return Uni.createFrom().item(machine(authorization.substring(BEARER.length()), context));
        }
        Cookie cookie = context.request().getCookie(Sessions.COOKIE);
        return cookie == null
                ? Uni.createFrom().nullItem()
                : Uni.createFrom()
                        .item(sessions.decode(cookie.getValue())
                                .map(BamAuthentication::person)
                                .orElse(null));
    }

    /** A token only ever reads: whatever changes something is a form, and forms need a session. */
    @SuppressWarnings("NullAway") // null is how a mechanism says that it does not know who this is
    private SecurityIdentity machine(String given, RoutingContext context) {
        HttpMethod method = context.request().method();
        if (apiToken.isEmpty() || !(method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))) {
            return null;
        }
        try {
            String expected = secrets.value(apiToken.get());
            return !expected.isEmpty() && Signatures.same(expected, given)
                    ? QuarkusSecurityIdentity.builder()
                            .setPrincipal(new QuarkusPrincipal("api"))
                            .build()
                    : null;
        } catch (MissingSecretException e) {
            LOG.errorf("bam.api.token: %s", e.getMessage());
            return null;
        }
    }

    private static SecurityIdentity person(Session session) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(session.user()))
                .addAttribute(SESSION, session)
                .build();
    }

    /** Browsers are sent to the login page and back to where they wanted to go; everything else gets 401. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        boolean page =
                context.request().method().equals(HttpMethod.GET) && accept != null && accept.contains("text/html");
        if (!page) {
            return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
        }
        String uri = context.request().uri();
        String login = uri.equals("/") ? "/login" : "/login?to=" + URLEncoder.encode(uri, StandardCharsets.UTF_8);
        return Uni.createFrom().item(new ChallengeData(302, HttpHeaders.LOCATION, login));
    }

    @Override
    public Set<Class<? extends io.quarkus.security.identity.request.AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.COOKIE, Sessions.COOKIE));
    }
}
