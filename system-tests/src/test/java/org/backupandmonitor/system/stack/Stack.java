package org.backupandmonitor.system.stack;

import java.net.URI;
import java.nio.file.Path;

/** A running system, however it is run. Services are called by their module's name, probes by {@code probe-LOCATION}. */
public interface Stack extends AutoCloseable {

    /** Returns once every service is ready. */
    void start();

    /** Ends everything as its operator would; what it stored stays. */
    void stop();

    URI ui();

    /** The link that the operator was shown at the last start. */
    URI loginLink();

    /** Where tools of this machine reach Kafka. */
    String kafka();

    /** How the services see a file or directory of the test's. */
    String path(Path file);

    /** The process stands still and answers nothing, as on a machine that hangs. */
    void freeze(String service);

    void thaw(String service);

    /** The process is gone without a word. */
    void kill(String service);

    /** The end of every service's log, for whoever has to find out why a test failed. */
    String logTails();

    @Override
    void close();
}
