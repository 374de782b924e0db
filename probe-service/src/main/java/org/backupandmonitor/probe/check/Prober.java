package org.backupandmonitor.probe.check;

import org.backupandmonitor.contracts.monitor.Check;

/**
 * One kind of check. A kind is one package with a CDI bean of this type; nothing else has to know of it.
 *
 * @param <C> the kind's part of a definition
 */
public interface Prober<C extends Check> {

    /** The key that names the kind in a manifest. */
    String kind();

    Class<C> type();

    /**
     * Makes ready what all checks of one definition share, such as compiled expressions. Never waits and never throws for
     * what a definition says: a definition that can't be checked gets a probe that finds so each time.
     */
    Probe prepare(Assignment<C> assignment);
}
