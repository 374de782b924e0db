package org.backupandmonitor.status.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Logging in, by the one-time link or with name and password. */
@Path("/login")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class LoginResource {

    /** Ties a login form to the browser it was shown in, before there is a session. */
    private static final String FORM_COOKIE = "bam-login";

    private static final String FORM_PURPOSE = "login form";
    private static final Logger LOG = Logger.getLogger(LoginResource.class);

    @CheckedTemplate(basePath = "access")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance login(String problem, String csrf, String to, boolean users, boolean once);
    }

    private final Sessions sessions;
    private final Signatures signatures;
    private final Users users;
    private final OnceLogin once;
    private final Attempts attempts;

    LoginResource(Sessions sessions, Signatures signatures, Users users, OnceLogin once, Attempts attempts) {
        this.sessions = sessions;
        this.signatures = signatures;
        this.users = users;
        this.once = once;
        this.attempts = attempts;
    }

    @GET
    public Response form(@QueryParam("to") @DefaultValue("/") String to, RoutingContext context) {
        return form(200, "", to, context);
    }

    /** Programs that look at links before people do ask like this: it must not use the link up. */
    @HEAD
    @Path("/once/{token}")
    public Response peek(@PathParam("token") String token) {
        return Response.noContent().header("Cache-Control", "no-store").build();
    }

    @GET
    @Path("/once/{token}")
    public Response once(@PathParam("token") String token, RoutingContext context) {
        if (once.use(token)) {
            LOG.infof("Logged in by the one-time link, from %s", address(context));
            return loggedIn(OnceLogin.USER, "/", context);
        }
        return form(
                403,
                "This link has been used already, or belongs to an earlier start. Starting ./bam again gives a new one;"
                        + " elsewhere set another bam.login.token.",
                "/",
                context);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response login(
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("to") @DefaultValue("/") String to,
            @FormParam("csrf") @DefaultValue("") String csrf,
            @CookieParam(FORM_COOKIE) @Nullable String formCookie,
            RoutingContext context) {
        if (formCookie == null || !signatures.verify(FORM_PURPOSE, formCookie, csrf)) {
            return form(403, "This form is too old, or was not ours. Please try again.", to, context);
        }
        String address = address(context);
        if (!attempts.begin(name, address)) {
            return form(429, "Too many failed logins. Please wait a quarter of an hour.", to, context);
        }
        if (!users.verify(name, password)) {
            LOG.warnf("A login failed, from %s", address);
            return form(401, "Name or password is wrong.", to, context);
        }
        attempts.succeeded(name, address);
        return loggedIn(name, to, context);
    }

    private Response loggedIn(String user, String to, RoutingContext context) {
        String session = sessions.encode(sessions.open(user));
        return Response.seeOther(URI.create(ownPath(to)))
                .cookie(cookie(
                        Sessions.COOKIE, session, (int) sessions.lifetime().toSeconds(), context))
                .header("Cache-Control", "no-store")
                .build();
    }

    private Response form(int status, String problem, String to, RoutingContext context) {
        String nonce = signatures.random();
        return Response.status(status)
                .cookie(cookie(FORM_COOKIE, nonce, 3_600, context))
                .header("Cache-Control", "no-store")
                .entity(Templates.login(
                        problem, signatures.sign(FORM_PURPOSE, nonce), ownPath(to), users.any(), once.waiting()))
                .build();
    }

    /** Lax, not Strict: a link in a message must open the page for somebody who is logged in. */
    static NewCookie cookie(String name, String value, int seconds, RoutingContext context) {
        HttpServerRequest request = context.request();
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(request.isSSL() || "https".equals(request.scheme()))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    /** Only back to a page of ours: a login form must not send people elsewhere. */
    static String ownPath(String to) {
        boolean own = to.startsWith("/")
                && !to.startsWith("//")
                && !to.contains("\\")
                && to.chars().allMatch(c -> c > ' ' && c < 127);
        return own ? to : "/";
    }

    private static String address(RoutingContext context) {
        return context.request().remoteAddress() == null
                ? "unknown"
                : String.valueOf(context.request().remoteAddress().hostAddress());
    }
}
