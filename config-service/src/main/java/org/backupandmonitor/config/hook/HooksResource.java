package org.backupandmonitor.config.hook;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backupandmonitor.config.polling.Poller;
import org.backupandmonitor.config.problem.ProblemException;
import org.backupandmonitor.config.repository.Repositories;
import org.backupandmonitor.config.repository.RepositorySpec;
import org.backupandmonitor.contracts.secret.MissingSecretException;
import org.backupandmonitor.contracts.secret.Secrets;
import org.backupandmonitor.messaging.EventMapper;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A Git host calls after a push, and the repository is looked into at once. What the call says is only used to find it. */
@Path("/hooks/{host}")
@Produces(MediaType.APPLICATION_JSON)
public class HooksResource {

    /** Where the hosts name the repository's addresses. */
    private static final List<String> ADDRESSES = List.of(
            "/repository/clone_url",
            "/repository/ssh_url",
            "/repository/html_url",
            "/project/git_http_url",
            "/project/git_ssh_url",
            "/repository/links/html/href");

    private final HookSettings settings;
    private final Secrets secrets;
    private final Repositories repositories;
    private final Poller poller;

    @Inject
    HooksResource(HookSettings settings, Secrets secrets, Repositories repositories, Poller poller) {
        this.settings = settings;
        this.secrets = secrets;
        this.repositories = repositories;
        this.poller = poller;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "A push: the repository is looked into now")
    public Response push(@PathParam("host") String host, @Context HttpHeaders headers, byte[] body) {
        HookSignature signature = signature(host);
        if (!signature.isGenuine(headers.getHeaderString(signature.header()), body, secret(host, signature))) {
            throw ProblemException.of(
                    401,
                    "Not signed by the host",
                    signature.header() + " is missing or wrong: enter the same secret there as behind bam.hooks." + host
                            + ".secret.");
        }
        Set<Address> addresses = addresses(body);
        List<String> polled = repositories.all().values().stream()
                .filter(spec ->
                        Address.of(spec.url()).filter(addresses::contains).isPresent())
                .map(RepositorySpec::name)
                .filter(poller::pollNow)
                .toList();
        if (polled.isEmpty() && !addresses.isEmpty()) {
            throw ProblemException.of(
                    404,
                    "Not registered",
                    "None of the registered repositories is "
                            + addresses.iterator().next() + ".");
        }
        return Response.accepted(Map.of("polled", polled)).build();
    }

    private static HookSignature signature(String host) {
        return Stream.of(HookSignature.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(host))
                .findFirst()
                .orElseThrow(() -> ProblemException.missing("Git host", host));
    }

    private String secret(String host, HookSignature signature) {
        HookSettings.Host setting =
                switch (signature) {
                    case GITHUB -> settings.github();
                    case GITLAB -> settings.gitlab();
                    case GITEA -> settings.gitea();
                    case BITBUCKET -> settings.bitbucket();
                };
        Optional<String> reference = setting.secret();
        try {
            return secrets.resolve(reference.orElseThrow(() -> new MissingSecretException("it is not set")));
        } catch (MissingSecretException e) {
            throw ProblemException.of(
                    403,
                    "Closed",
                    "Hooks of " + host + " are closed until bam.hooks." + host
                            + ".secret names the secret that its calls are signed with (" + e.getMessage() + ").");
        }
    }

    private static Set<Address> addresses(byte[] body) {
        try {
            JsonNode payload = EventMapper.json().readTree(body);
            return ADDRESSES.stream()
                    .map(payload::at)
                    .filter(JsonNode::isTextual)
                    .flatMap(node -> Address.of(node.textValue()).stream())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw ProblemException.of(400, "No JSON", "Have the host send its calls as application/json.");
        }
    }
}
