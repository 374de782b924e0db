package org.backupandmonitor.config.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.backupandmonitor.config.problem.Problem;
import org.backupandmonitor.contracts.secret.Secrets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenFilterTest {

    private static final Map<String, String> SECRETS = Map.of("BAM_SECRET_CONFIG_API", "right");

    @Test
    void isClosedWithTheWayToOpenItAsLongAsNoTokenIsConfigured() {
        Response answer = answer(Optional.empty(), "Bearer right");

        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(((Problem) answer.getEntity()).detail()).contains("bam.api.token: \"secret:config-api\"");
    }

    @Test
    void isClosedAsLongAsTheSecretIsMissing() {
        Response answer = answer(Optional.of("secret:forgotten"), "Bearer right");

        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(((Problem) answer.getEntity()).detail()).contains("secret \"forgotten\" is not set");
    }

    @Test
    void asksForTheTokenWhereNoneCame() {
        Response answer = answer(Optional.of("secret:config-api"), null);

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getHeaderString("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void refusesAnotherToken() {
        assertThat(answer(Optional.of("secret:config-api"), "Bearer wrong").getStatus())
                .isEqualTo(401);
    }

    @Test
    void letsTheTokenThrough() {
        assertThat(answer(Optional.of("secret:config-api"), "Bearer right")).isNull();
    }

    private static @Nullable Response answer(Optional<String> reference, @Nullable String authorization) {
        AtomicReference<@Nullable Response> aborted = new AtomicReference<>();
        ContainerRequestContext request = (ContainerRequestContext) Proxy.newProxyInstance(
                TokenFilterTest.class.getClassLoader(),
                new Class<?>[] {ContainerRequestContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getHeaderString" -> authorization;
                    case "abortWith" -> {
                        aborted.set((Response) arguments[0]);
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        new TokenFilter(reference, new Secrets(null, SECRETS)).filter(request);
        return aborted.get();
    }
}
