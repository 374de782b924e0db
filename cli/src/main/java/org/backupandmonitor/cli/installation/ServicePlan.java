package org.backupandmonitor.cli.installation;

import java.util.Map;

/**
 * One service process to be started.
 *
 * @param name unique in the installation; names its log and its directory
 * @param module the Maven module that builds it
 * @param heap the largest heap, as Java's {@code -Xmx} takes it
 * @param environment what this process gets beside what all get
 */
record ServicePlan(String name, String module, int port, String heap, Map<String, String> environment) {

    ServicePlan {
        environment = Map.copyOf(environment);
    }

    String readyAddress() {
        return "http://localhost:" + port + "/q/health/ready";
    }
}
