package org.backupandmonitor.config.testing;

/** Manifests as developers write them. */
public final class Manifests {

    private Manifests() {}

    /** A project with an http monitor of each name. */
    public static String of(String project, String... monitors) {
        StringBuilder yaml = new StringBuilder("version: 1\nproject: " + project + "\nowners: [team@example.com]\n"
                + "alerts: { email: [team@example.com] }\nmonitors:\n");
        for (String monitor : monitors) {
            yaml.append("  - name: ").append(monitor).append("\n    http: https://");
            yaml.append(monitor).append(".example.com/health\n    every: 30s\n");
        }
        return yaml.toString();
    }

    /** The same with a backup and a heartbeat monitor. */
    public static String full(String project) {
        return of(project, "site") + """
                  - name: nightly
                    heartbeat: { every: 1d, grace: 1h }
                backups:
                  - name: uploads
                    files: { host: app1.example.com, user: backup, paths: [/srv/uploads] }
                    schedule: every 6h
                    max-age: 8h
                """;
    }

    /** Nine levels of nine: half a billion entries if somebody wrote them out. */
    public static String bomb(String project) {
        StringBuilder yaml =
                new StringBuilder("version: 1\nproject: " + project + "\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 9; level++) {
            yaml.append("a").append(level).append(": &a").append(level).append(" [");
            yaml.append(("*a" + (level - 1) + ", ").repeat(8))
                    .append("*a")
                    .append(level - 1)
                    .append("]\n");
        }
        return yaml.toString();
    }
}
