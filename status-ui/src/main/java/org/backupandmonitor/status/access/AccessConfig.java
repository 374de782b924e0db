package org.backupandmonitor.status.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may see what. Passwords and tokens are {@code secret:NAME}.
 *
 * <p>One mapping per key below {@code bam}, since that itself belongs to every service.
 */
@Singleton
record AccessConfig(Login login, Session session, Api api, Public open, Users people) {

    /** Logging in without a user. */
    @ConfigMapping(prefix = "bam.login")
    interface Login {
        /** Opens one session at {@code /login/once/TOKEN}, once, also when the process is started again with the same token. */
        Optional<String> token();
    }

    /** What a login gives. */
    @ConfigMapping(prefix = "bam.session")
    interface Session {
        /** Signs sessions; random where it is not set, so that a restart ends them all. */
        Optional<String> key();

        @WithDefault("12h")
        Duration lifetime();
    }

    /** The JSON API for machines. */
    @ConfigMapping(prefix = "bam.api")
    interface Api {
        Optional<String> token();
    }

    /** What anybody may see. */
    @ConfigMapping(prefix = "bam.public")
    interface Public {
        /** Projects with an open status page and open badges; {@code *} stands for all. */
        Optional<List<String>> projects();
    }

    /** People, by the name they log in with. */
    @ConfigMapping(prefix = "bam.users")
    interface Users {
        @WithParentName
        Map<String, User> byName();
    }

    /** One of the two must be set. */
    interface User {
        Optional<String> password();

        /** A bcrypt hash in modular crypt format, such as {@code $2y$10$...}. */
        Optional<String> passwordHash();
    }

    Map<String, User> users() {
        return people.byName();
    }
}
