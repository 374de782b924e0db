package org.backupandmonitor.backup.run;

import java.time.Duration;

/** What ops would have configured. */
record Settings() implements BackupConfig {

    static final Duration LEASE = Duration.ofSeconds(30);
    static final Duration LONGEST = Duration.ofHours(24);
    static final Duration RENEWED_EVERY = Duration.ofSeconds(5);

    @Override
    public int parallel() {
        return 2;
    }

    @Override
    public Duration lease() {
        return LEASE;
    }

    @Override
    public Duration longest() {
        return LONGEST;
    }

    @Override
    public Duration vaultTimeout() {
        return LEASE;
    }

    @Override
    public Duration renewEvery() {
        return RENEWED_EVERY;
    }

    @Override
    public Duration progressEvery() {
        return RENEWED_EVERY;
    }
}
