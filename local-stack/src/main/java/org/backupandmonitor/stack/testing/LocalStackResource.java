package org.backupandmonitor.stack.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * One Kafka and one PostgreSQL for all tests of a module: processes of this machine, or containers with
 * {@code -Dbam.test.stack=containers} (or BAM_TEST_STACK=containers).
 *
 * <p>Docker is not asked unless it is named: a probe for an engine costs seconds where none is, and a test run must not
 * change its meaning with what else happens to run on the machine.
 */
public final class LocalStackResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return TestStack.running();
    }

    /** The servers go with the Java machine: other tests of the module use them, too. */
    @Override
    public void stop() {}
}
