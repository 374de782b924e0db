package org.backupandmonitor.backup.source.files;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.backupandmonitor.backup.source.Pull;
import org.backupandmonitor.backup.source.Pulled;
import org.backupandmonitor.backup.source.Source;
import org.backupandmonitor.contracts.backup.FilesSource;

/** The kind {@code files}: with a host by rsync over SSH into a mirror, without one straight from this machine. */
@ApplicationScoped
class FilesPull implements Source {

    private final LocalFiles local;
    private final RsyncMirror mirror;

    @Inject
    FilesPull(LocalFiles local, RsyncMirror mirror) {
        this.local = local;
        this.mirror = mirror;
    }

    @Override
    public String kind() {
        return "files";
    }

    @Override
    public Pulled pull(Pull pull) {
        if (!(pull.definition().source() instanceof FilesSource files)) {
            throw new IllegalArgumentException("not files: " + pull.definition().source());
        }
        String host = files.host();
        return host == null ? local.pull(files, pull) : mirror.pull(files, host, pull);
    }
}
