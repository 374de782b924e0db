package org.backupandmonitor.manifest;

/** Where random inputs of tests come from. */
public final class RandomInput {

    /** The same in every run: a build fails by what was changed, and not by luck. docs/testing.md says how others are tried. */
    public static final String SEED = "20261126";

    private RandomInput() {}
}
