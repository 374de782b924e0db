package org.backupandmonitor.status.page;

/** The entries of the navigation, in their order. */
public enum Section {
    OVERVIEW("Overview", "/"),
    BACKUPS("Backups", "/backups"),
    INCIDENTS("Incidents", "/incidents"),
    COMPONENTS("Components", "/components"),
    REPOSITORIES("Repositories", "/repositories"),
    DEAD_LETTERS("Dead letters", "/dead-letters");

    private final String label;
    private final String path;

    Section(String label, String path) {
        this.label = label;
        this.path = path;
    }

    public String label() {
        return label;
    }

    public String path() {
        return path;
    }
}
