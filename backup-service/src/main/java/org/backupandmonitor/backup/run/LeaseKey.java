package org.backupandmonitor.backup.run;

/** What leases are called. That of a run is the key of its backup, {@code project/backup}, which holds no blank. */
final class LeaseKey {

    private LeaseKey() {}

    /** Of who has a project's repository in a vault for himself, to prune it. */
    static String prune(String vault, String project) {
        return "prune " + vault + "/" + project;
    }

    /** Of who makes a project's repository in a vault. */
    static String begin(String vault, String project) {
        return "begin " + vault + "/" + project;
    }

    /** Whose repository it is about. */
    static String project(String key) {
        return key.contains(" ") ? key.substring(key.lastIndexOf('/') + 1) : key.substring(0, key.indexOf('/'));
    }
}
