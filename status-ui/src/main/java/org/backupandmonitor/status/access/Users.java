package org.backupandmonitor.status.access;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.backupandmonitor.contracts.secret.MissingSecretException;
import org.jboss.logging.Logger;

/** The people that ops configured. */
@Singleton
class Users {

    private static final Logger LOG = Logger.getLogger(Users.class);

    /** Compared where there is no such user, so that the time it takes does not tell. */
    private static final String NOBODY = BcryptUtil.bcryptHash("nobody has this password");

    private final AccessConfig config;
    private final SecretValues secrets;

    Users(AccessConfig config, SecretValues secrets) {
        this.config = config;
        this.secrets = secrets;
        config.users().forEach((name, user) -> {
            if (user.password().isEmpty() && user.passwordHash().isEmpty()) {
                LOG.warnf("bam.users.%s has neither password nor password-hash and can't log in", name);
            }
        });
    }

    boolean any() {
        return !config.users().isEmpty();
    }

    /** Whether a session of that name can be somebody's: also of whoever came by the one-time link. */
    boolean know(String name) {
        return name.equals(OnceLogin.USER) || config.users().containsKey(name);
    }

    boolean verify(String name, String password) {
        AccessConfig.User user = config.users().get(name);
        if (user == null) {
            BcryptUtil.matches(password, NOBODY);
            return false;
        }
        if (user.passwordHash().isPresent()) {
            return matches(name, password, user.passwordHash().get());
        }
        Optional<String> expected = user.password().flatMap(setting -> secret(name, setting));
        return expected.isPresent() && !expected.get().isEmpty() && Signatures.same(expected.get(), password);
    }

    private static boolean matches(String name, String password, String hash) {
        try {
            return BcryptUtil.matches(password, hash);
        } catch (RuntimeException e) {
            LOG.errorf("bam.users.%s.password-hash is no bcrypt hash such as $2y$10$...", name);
            return false;
        }
    }

    private Optional<String> secret(String name, String setting) {
        try {
            return Optional.of(secrets.value(setting));
        } catch (MissingSecretException e) {
            LOG.errorf("%s can't log in: %s", name, e.getMessage());
            return Optional.empty();
        }
    }
}
