package org.backupandmonitor.status.page;

/** A number beside an entry of the navigation, such as how many incidents are open. Each is a CDI bean. */
public interface NavCount {

    /** The section it belongs to. */
    Section section();

    /** 0 shows nothing. */
    long count();
}
