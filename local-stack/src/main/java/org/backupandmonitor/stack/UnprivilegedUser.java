package org.backupandmonitor.stack;

import java.util.List;

/**
 * PostgreSQL refuses to run as root. In a user namespace without a mapping root is nobody, and so is the owner of root's
 * files: the server is content, and the files stay where they are and whose they are.
 */
final class UnprivilegedUser {

    private UnprivilegedUser() {}

    /** What to put before a command; nothing for anybody but root. */
    static List<String> prefix() {
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "--user") : List.of();
    }
}
