package org.backupandmonitor.benchmarks.probe;

import java.io.IOException;
import java.util.Locale;

/**
 * HTTP checks per CPU-second of the prober: ours beside Debian's blackbox_exporter, with a new connection each, nginx on the
 * other core. Both are warmed by count, and take turns.
 *
 * <p>Needs Linux with taskset, nginx and prometheus-blackbox-exporter. Run it on the core that is not nginx':
 *
 * <pre>
 * taskset -c 0 java -cp ... ProbesPerCpuSecond [rounds, default 3] [probes per round, default 100000]
 * </pre>
 */
public final class ProbesPerCpuSecond {

    private static final int AT_ONCE = 64;
    private static final int TARGET_PORT = 18_099;
    private static final int BLACKBOX_PORT = 18_115;

    /** blackbox_exporter is compiled ahead of time and gets fewer, so that both take about as long. */
    private static final int FEWER = 8;

    private ProbesPerCpuSecond() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        int probes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        try (Target target = new Target(TARGET_PORT);
                Blackbox blackbox = new Blackbox(BLACKBOX_PORT, target.url());
                OwnProber own = new OwnProber(target.url())) {
            blackbox.awaitReady();
            blackbox.run(probes / FEWER / 2, AT_ONCE);
            own.run(probes, AT_ONCE);
            for (int round = 1; round <= rounds; round++) {
                double before = own.cpuSeconds();
                own.run(probes, AT_ONCE);
                double ours = probes / (own.cpuSeconds() - before);
                double theirsBefore = blackbox.cpuSeconds();
                blackbox.run(probes / FEWER, AT_ONCE);
                double theirs = probes / (double) FEWER / (blackbox.cpuSeconds() - theirsBefore);
                System.out.printf(
                        Locale.ROOT,
                        "round %d: ours %,.0f, blackbox_exporter %,.0f probes per CPU-second: %.1f times%n",
                        round,
                        ours,
                        theirs,
                        ours / theirs);
            }
        }
    }
}
