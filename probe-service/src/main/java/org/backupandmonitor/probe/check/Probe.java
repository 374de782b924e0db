package org.backupandmonitor.probe.check;

/** A check that is ready to be run any number of times, but never twice at once. */
public interface Probe {

    /**
     * Begins the check and returns at once. What follows runs on the attempt's lane too, tells the attempt what is seen, and
     * ends with {@link Attempt#finish()} or {@link Attempt#fail}; the timeout is the attempt's own business.
     */
    void run(Attempt attempt);
}
