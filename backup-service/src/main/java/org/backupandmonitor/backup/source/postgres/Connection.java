package org.backupandmonitor.backup.source.postgres;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import org.backupandmonitor.backup.source.SourceFailedException;
import org.backupandmonitor.contracts.backup.PostgresSource;

/**
 * How libpq is told where to connect: a connection string without password, and a password file.
 *
 * <p>Both by the rules of PostgreSQL's documentation, sections 34.1.1 (connection strings) and 34.16 (password file).
 */
record Connection(PostgresSource source, List<InetAddress> addresses) {

    Connection {
        require("database", source.database());
        require("user", source.user());
    }

    /** With every address that may be used, so that libpq never resolves the name itself. */
    String string() {
        String hostaddr = addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(","));
        String host = addresses.stream().map(address -> source.host()).collect(Collectors.joining(","));
        return String.join(
                " ",
                "host=" + quoted(host),
                "hostaddr=" + quoted(hostaddr),
                "port=" + source.port(),
                "dbname=" + quoted(source.database()),
                "user=" + quoted(source.user()),
                "application_name='backup and monitor'",
                "connect_timeout=10",
                // Without these a cut link hangs for minutes.
                "keepalives_idle=10",
                "keepalives_interval=5",
                "keepalives_count=3",
                "tcp_user_timeout=20000");
    }

    /** The one line of a password file, for whatever database the tools ask for. */
    String passwordLine(String password) {
        return escaped(source.host()) + ":" + source.port() + ":*:" + escaped(source.user()) + ":" + escaped(password)
                + "\n";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(":", "\\:");
    }

    private static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** A database name with an equals sign or a scheme would be read as a connection string by pg_dumpall. */
    private static void require(String what, String name) {
        boolean odd = name.isBlank()
                || name.length() > 63
                || name.startsWith("-")
                || name.contains("=")
                || name.contains("://")
                || name.chars().anyMatch(c -> c < ' ' || c == 127);
        if (odd) {
            String shown = name.replaceAll("\\p{Cntrl}", "?");
            throw new SourceFailedException(
                    what + " \"" + (shown.length() <= 80 ? shown : shown.substring(0, 80) + "...")
                            + "\" must be 1 to 63 characters, without control characters and equals signs, and not begin with a"
                            + " hyphen: correct it in the manifest");
        }
    }
}
