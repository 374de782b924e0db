package org.backupandmonitor.status.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may see what. Passwords and tokens are {@code secret:NAME}. */
@ConfigMapping(prefix = "bam")
public interface AccessConfig {

    Login login();

    Session session();

    Api api();

    @WithName("public")
    Public open();

    /** People, by the name they log in with. */
    Map<String, User> users();

    /** Logging in without a user. */
    interface Login {
        /** Opens one session at {@code /login/once/TOKEN}, once per start of the process. */
        Optional<String> token();
    }

    /** What a login gives. */
    interface Session {
        /** Signs sessions; random where it is not set, so that a restart ends them all. */
        Optional<String> key();

        @WithDefault("12h")
        Duration lifetime();
    }

    /** The JSON API for machines. */
    interface Api {
        Optional<String> token();
    }

    /** What anybody may see. */
    interface Public {
        /** Projects with an open status page and open badges; {@code *} stands for all. */
        Optional<List<String>> projects();
    }

    /** One of the two must be set. */
    interface User {
        Optional<String> password();

        /** A bcrypt hash in modular crypt format, such as {@code $2y$10$...}. */
        Optional<String> passwordHash();
    }
}
