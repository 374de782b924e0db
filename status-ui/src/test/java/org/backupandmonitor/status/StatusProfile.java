package org.backupandmonitor.status;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The one configuration that every test over the whole service runs with. */
public final class StatusProfile implements QuarkusTestProfile {

    static final String ONCE = "once-0123456789abcdef";
    static final String PASSWORD = "correct horse battery staple";
    static final String API_TOKEN = "api-0123456789abcdef";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "bam.login.token",
                ONCE,
                "bam.users.ada.password",
                PASSWORD,
                "bam.users.grace.password-hash",
                io.quarkus.elytron.security.common.BcryptUtil.bcryptHash("hopper", 4),
                "bam.api.token",
                API_TOKEN,
                "bam.public.projects",
                "open-shop,shop",
                "bam.behind-proxy",
                "true",
                "bam.topics.partitions",
                "3",
                "bam.session.key",
                "a session key for tests only");
    }
}
