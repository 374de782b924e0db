package org.backupandmonitor.stack;

import java.io.IOException;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. In a user namespace without a mapping root is nobody, and so is the owner of root's
 * files: the server is content, and the files stay where they are and whose they are.
 *
 * <p>Containers mostly forbid such namespaces. There the server becomes nobody for real, and may pass by the permissions of
 * files, since directories above its data and programs may be root's alone; what it writes is nobody's.
 */
final class UnprivilegedUser {

    private static final List<String> NAMESPACE = List.of("unshare", "--user");
    private static final List<String> NOBODY = List.of(
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            // Otherwise access(2), by which initdb looks for its programs, asks without the capability.
            "--securebits=+no_setuid_fixup",
            "--inh-caps=+dac_override",
            "--ambient-caps=+dac_override");

    /** Asked once: what a process may do does not change while it lives. */
    private static final class Prefix {

        private static final List<String> OF_ROOT = works(NAMESPACE) ? NAMESPACE : NOBODY;
    }

    private UnprivilegedUser() {}

    /** What to put before a command; nothing for anybody but root. */
    static List<String> prefix() {
        return "root".equals(System.getProperty("user.name")) ? Prefix.OF_ROOT : List.of();
    }

    private static boolean works(List<String> prefix) {
        try {
            return new ProcessBuilder(prefix.get(0), prefix.get(1), "true")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("finding out how to run PostgreSQL was interrupted", e);
        }
    }
}
